"""PAdES signatures of PDF files, all offline: credentials, signing, checking. The one place that knows pyHanko."""

from xacai.exchange.pades.offline import leave_out_network

leave_out_network()
