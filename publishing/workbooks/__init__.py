"""The workbooks that go out: `template` to fill in, `marked` with a partner's faults, and how both `look`."""
