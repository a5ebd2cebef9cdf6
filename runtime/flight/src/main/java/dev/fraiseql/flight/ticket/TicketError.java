package dev.fraiseql.flight.ticket;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/** Creates the errors of tickets that cannot be read. */
final class TicketError {
  /** How a ticket is written. */
  static final String FORMS =
      "A ticket is graphql:<operation>, export:<table>:<where>:<columns>, or JSON with a type of"
          + " GraphQLQuery or BulkExport.";

  private static final int MAX_QUOTED = 60;

  private TicketError() {}

  /** An error with BAD_USER_INPUT. */
  static RequestException of(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  /** A part of a ticket in quotes, shortened. */
  static String quoted(String text) {
    return "\""
        + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "..." : text)
        + "\"";
  }
}
