"""Tests of fetching; nothing here sends a packet beyond the loopback interface."""
