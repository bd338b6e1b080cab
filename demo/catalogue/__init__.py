"""The generator of the catalogue `exempel`: every extract of the contract at full grain, by quarter, 2016–2018."""
