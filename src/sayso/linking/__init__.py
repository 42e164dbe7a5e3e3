"""Many reports to families, incidents, accounts, disputes, toll and standing."""
