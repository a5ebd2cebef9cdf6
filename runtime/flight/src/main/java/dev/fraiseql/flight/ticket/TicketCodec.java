package dev.fraiseql.flight.ticket;

import com.google.protobuf.Any;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.flight.sql.SqlCommand;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.plan.bind.Suggestions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Decodes and encodes tickets. Thread-safe. */
public final class TicketCodec {
  private static final String GRAPHQL = "graphql";
  private static final String EXPORT = "export";

  private final int maxBytes;

  /**
   * A codec.
   *
   * @param maxBytes the maximum size of a ticket
   */
  public TicketCodec(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Decodes a ticket, or a command of Flight SQL.
   *
   * @throws RequestException LIMIT_EXCEEDED if the ticket is too large, BAD_USER_INPUT if it is
   *     malformed; the message says how a ticket is written
   * @throws org.apache.arrow.flight.FlightRuntimeException UNIMPLEMENTED for a command of Flight
   *     SQL that this server does not answer
   */
  public Ticket decode(byte[] bytes) {
    Optional<Any> message = sqlMessage(bytes);
    if (message.isPresent()) {
      return new Ticket.FlightSql(SqlCommand.of(message.get()));
    }
    checkSize(bytes.length);
    String text = text(bytes);
    if (text.isBlank()) {
      throw TicketError.of("The ticket is empty. " + TicketError.FORMS);
    }
    if (text.stripLeading().startsWith("{")) {
      return JsonTicket.parse(text);
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0 && kind.equals(GRAPHQL)) {
      return TextTicket.operation(text.substring(colon + 1));
    }
    if (colon >= 0 && kind.equals(EXPORT)) {
      return TextTicket.export(text.substring(colon + 1));
    }
    throw TicketError.of(
        TicketError.quoted(kind)
            + " is no kind of ticket."
            + Suggestions.sentence(kind, List.of(GRAPHQL, EXPORT))
            + " "
            + TicketError.FORMS);
  }

  /**
   * Parses a message of Flight SQL. Empty if the bytes are something else.
   *
   * @throws RequestException LIMIT_EXCEEDED if the message is too large
   */
  public Optional<Any> sqlMessage(byte[] bytes) {
    Optional<Any> message = SqlMessages.parse(bytes);
    if (message.isPresent()) {
      checkSize(bytes.length);
    }
    return message;
  }

  /**
   * Rejects a ticket or a statement that is too large.
   *
   * @throws RequestException LIMIT_EXCEEDED if it has more bytes than allowed
   */
  public void checkSize(int bytes) {
    if (bytes > maxBytes) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The ticket has " + bytes + " bytes; " + maxBytes + " are allowed.");
    }
  }

  /** The ticket of a compiled operation without variables. */
  public static byte[] encodeOperation(String reference) {
    return (GRAPHQL + ":" + reference).getBytes(StandardCharsets.UTF_8);
  }

  /** The ticket of an export; {@code where} and {@code columns} may be empty for all. */
  public static byte[] encodeExport(String table, String where, String columns) {
    return (EXPORT + ":" + table + ":" + where + ":" + columns).getBytes(StandardCharsets.UTF_8);
  }

  /** The ticket of one part of an export that reads a snapshot, unordered. */
  public static byte[] encodePart(ExportRequest part, String snapshot) {
    StringJoiner columns = new StringJoiner(",", "[", "]");
    part.columns().forEach(column -> columns.add(jsonString(column)));
    return ("{\"type\":"
            + jsonString(JsonTicket.BULK_EXPORT)
            + ",\"table\":"
            + jsonString(part.table())
            + ",\"where\":"
            + jsonString(part.where())
            + ",\"columns\":"
            + columns
            + ",\"snapshot\":"
            + jsonString(snapshot)
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String jsonString(String text) {
    JsonSink sink = new JsonSink(text.length() + 2);
    sink.string(text);
    return new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw TicketError.of("The ticket is not UTF-8. " + TicketError.FORMS);
    }
  }
}
