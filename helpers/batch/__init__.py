"""Many articles: batches through worker processes, or through a cluster."""
