"""The check of a delivery and its reports: faults that stop it, warnings that are answered, a workbook with the marks."""

from publishing.checking.check import check
from publishing.checking.marked_workbook import write_marked_workbook
from publishing.checking.report import Remark, Report, faulty_report
from publishing.checking.words_of_report import report_text

__all__ = ["Remark", "Report", "check", "faulty_report", "report_text", "write_marked_workbook"]
