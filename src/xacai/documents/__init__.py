"""Paper: domain in, bytes out (content, flowables, PDF) in the layout of Decree 30/2020/NĐ-CP."""
