"""Every Excel file that goes out to partners: templates, and their own cells with the faults marked."""
