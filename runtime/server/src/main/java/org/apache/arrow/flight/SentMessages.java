package org.apache.arrow.flight;

import org.apache.arrow.flight.ArrowMessage.HeaderType;

/** What clients send. In Arrow's package, because its class for messages is its own. */
public final class SentMessages {
  private SentMessages() {}

  /** Whether a message that gRPC delivers is a schema. */
  public static boolean isSchema(Object message) {
    return message instanceof ArrowMessage sent && sent.getMessageType() == HeaderType.SCHEMA;
  }
}
