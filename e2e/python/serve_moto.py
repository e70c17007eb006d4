"""Serves moto on a free port of 127.0.0.1, which it prints, until its standard input ends.

What moto lacks to execute state machines is plugged in here:
- functions: moto runs them in Docker. Here the address in FUNCTIONS runs them, which gets
  {"name", "payload"} and gives {"payload", "failed"};
- JSONata: moto has the expressions but nothing that evaluates them. Here jsonata-python does;
- state machines of CloudFormation: moto puts them where executions do not look for them;
- executions that executions start: moto calls its own API with names that it does not have there;
- time: Wait states and delays before retries last a tenth of a second at most.
"""

import json
import os
import sys
import time
import types
import urllib.request

from jsonata.jsonata import Jsonata
from moto.awslambda_simple.models import LambdaSimpleBackend
from moto.server import ThreadedMotoServer
from moto.stepfunctions import models
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import (
    StateTaskServiceSfn,
)
from moto.stepfunctions.parser.asl.component.state.wait.wait_function import wait_function
from moto.stepfunctions.parser.asl.jsonata import jsonata
from moto.stepfunctions.parser.models import stepfunctions_parser_backends

LONGEST_WAIT_SECONDS = 0.1


def invoke(self, function_name, qualifier, body, headers, response_headers):
    payload = body.decode() if isinstance(body, bytes) else body
    request = json.dumps({"name": function_name, "payload": payload or "{}"}).encode()
    with urllib.request.urlopen(urllib.request.Request(os.environ["FUNCTIONS"], request)) as response:
        answer = json.load(response)
    if answer["failed"]:
        response_headers["x-amz-function-error"] = "Unhandled"
    return answer["payload"].encode()


def evaluate(expression):
    try:
        return Jsonata(expression).evaluate(None)
    except Exception as error:
        raise jsonata.JSONataException("UNKNOWN", str(error)) from error


def wait_interval(self, env, wait_seconds):
    time.sleep(min(max(wait_seconds, 0), LONGEST_WAIT_SECONDS))


def recase(fields, first):
    for name in list(fields):
        fields[first(name[0]) + name[1:]] = fields.pop(name)


def normalise_parameters(self, parameters, *args, **kwargs):
    normalise_input(self, parameters, *args, **kwargs)
    recase(parameters, str.lower)


def normalise_response(self, response, *args, **kwargs):
    recase(response, str.upper)


normalise_input = StateTaskServiceSfn._normalise_parameters
StateTaskServiceSfn._normalise_parameters = normalise_parameters
StateTaskServiceSfn._normalise_response = normalise_response
LambdaSimpleBackend.invoke = invoke
jsonata._eval_jsonata = evaluate
models.stepfunctions_backends = stepfunctions_parser_backends
wait_function.WaitFunction._wait_interval = wait_interval
retrier_decl.time = types.SimpleNamespace(sleep=lambda seconds: time.sleep(min(seconds, LONGEST_WAIT_SECONDS)))

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
port = server.get_host_and_port()[1]
# Where the executions of moto call services.
os.environ["MOTO_PORT"] = str(port)
print(json.dumps({"port": port}), flush=True)
sys.stdin.read()
