"""Figures of speed, memory and accuracy, printed beside what they are measured against."""
