"""What would stand in a draft instead: fixes offered, shown as a difference, and applied where that is safe.

agreed.py   the value that all sources give, written the way the draft writes numbers; offered, never applied
apply.py    fixes applied to a text: overlaps, markup
files.py    the same for files: encoding, byte order mark, line ends stay; a file is written whole or not at all
diff.py     what would change, as a unified difference
"""
