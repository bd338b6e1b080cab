"""What a coordinator does: examine, receive, publish. All that the command line and the page import; it draws and prints nothing."""
