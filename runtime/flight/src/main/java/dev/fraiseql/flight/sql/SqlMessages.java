package dev.fraiseql.flight.sql;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.util.Optional;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;

/** Reads and writes the messages of Flight SQL, each of which travels in an {@code Any}. */
public final class SqlMessages {
  /** What to tell a client whose statement would write. */
  public static final String ONLY_READS =
      "SQL statements only read here. Write rows by GraphQL mutations over HTTP, by DoPut, or by bulk"
          + " ingestion (adbc_ingest).";

  private static final String PREFIX = "type.googleapis.com/arrow.flight.protocol.sql.";

  private SqlMessages() {}

  /**
   * Parses the bytes of a command, a ticket or an action's body. Empty if they are not a message of
   * Flight SQL.
   */
  public static Optional<Any> parse(byte[] bytes) {
    try {
      Any any = Any.parseFrom(bytes);
      return any.getTypeUrl().startsWith(PREFIX) ? Optional.of(any) : Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  /** The name of a message's type, such as {@code CommandStatementQuery}. */
  public static String name(Any message) {
    return message.getTypeUrl().substring(PREFIX.length());
  }

  /**
   * Unpacks a message.
   *
   * @throws RequestException BAD_USER_INPUT if the message is of another type or damaged
   */
  public static <M extends Message> M read(Any message, Class<M> type) {
    try {
      return message.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The message cannot be read as " + type.getSimpleName() + " of Flight SQL.");
    }
  }

  /**
   * Parses and unpacks a message.
   *
   * @throws RequestException BAD_USER_INPUT if the bytes are not a message of that type
   */
  public static <M extends Message> M read(byte[] bytes, Class<M> type) {
    Any message =
        parse(bytes)
            .orElseThrow(() ->
                new RequestException(
                    ErrorCode.BAD_USER_INPUT,
                    "The body is no message of Flight SQL; " + type.getSimpleName() + " is due."));
    return read(message, type);
  }

  /** The bytes of a message as a command, a ticket or an action's result. */
  public static byte[] write(Message message) {
    return Any.pack(message).toByteArray();
  }

  /**
   * Rejects a statement that names a transaction.
   *
   * @param transaction its id; empty for none
   * @throws RequestException BAD_USER_INPUT if there is one
   */
  public static void checkNoTransaction(ByteString transaction) {
    if (!transaction.isEmpty()) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "There are no transactions here: each statement reads one snapshot of its own.");
    }
  }

  /** The error for a command or an action that this server does not implement. */
  public static FlightRuntimeException unimplemented(String name) {
    return CallStatus.UNIMPLEMENTED
        .withDescription(
            name
                + " of Flight SQL is not answered: statements and tables are read here, and rows are"
                + " ingested, without transactions.")
        .toRuntimeException();
  }
}
