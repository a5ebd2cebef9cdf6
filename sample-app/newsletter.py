"""Receives the webhooks of the sample app, and verifies them: pip install standardwebhooks"""

import http.server
import json
import os

from standardwebhooks.webhooks import Webhook

KEY = os.environ.get("NEWSLETTER_SECRET", "whsec_dGhlIGtleSBvZiB0aGUgc2FtcGxlIGFwcA==")
seen = set()  # a webhook may come twice, with the same id


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        event = Webhook(KEY).verify(body, headers) or json.loads(body)  # raises if the signature is wrong
        if headers["webhook-id"] not in seen:
            seen.add(headers["webhook-id"])
            row = event["after"]
            print("verified:", event["operation"], row["firstName"], row["lastName"], flush=True)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("localhost", 8099), Receiver).serve_forever()
