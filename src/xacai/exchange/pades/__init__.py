"""PAdES signatures of PDF files, all offline: credentials, signing, checking. The one place that knows pyHanko."""
