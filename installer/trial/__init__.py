"""The run gate: setups, portable folder and updates tried under Wine, step by step, with pictures and figures."""
