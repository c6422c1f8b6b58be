"""What is not shown, and why: findings that a person allowed, that a baseline knows, or on lines that did not change.

    comments.py   <!-- checker: allow RULE: reason --> in the text; markdown.py tells comments from text about them
    entries.py    the same in front matter and in a sidecar file, as YAML
    reach.py      which lines a comment stands for
    apply.py      meets allowances with findings, and tells what is wrong with an allowance
    baseline.py   findings that were there before, by fingerprint
    changed.py    the lines changed since a revision of git
    write.py      a comment or an entry written for a person

A finding is never dropped: it carries its `Suppression`, and reports count it.
"""
