"""onnxruntime, kept from reporting to its maker; everyone takes it from here.

Since 1.29 its packages send events about processes and models to Microsoft, and keep
an identifier and a queue of them in the user's cache folder, unless this is set before
it starts. Windows has a switch of its own.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as onnxruntime

onnxruntime.disable_telemetry_events()
