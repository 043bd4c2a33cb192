"""onnxruntime with telemetry disabled; import it from here only.

Since 1.29 its packages send events about processes and models to Microsoft, and store an
identifier and an event queue in the user's cache folder, unless the variable is set
before the import. On Windows a function call disables it.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as onnxruntime

onnxruntime.disable_telemetry_events()
