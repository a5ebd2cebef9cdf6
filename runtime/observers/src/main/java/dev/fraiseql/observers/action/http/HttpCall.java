package dev.fraiseql.observers.action.http;

import java.net.URI;
import java.util.List;

/**
 * A request to be sent.
 *
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and its bytes are never changed
record HttpCall(String method, URI target, List<Header> headers, byte[] body) {
  HttpCall {
    headers = List.copyOf(headers);
  }

  /** A header. Its value is one line. */
  record Header(String name, String value) {}
}
