package dev.fraiseql.flight.sql;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.util.Optional;

/** Reads and writes the messages of Flight SQL, each of which travels in an {@code Any}. */
public final class SqlMessages {
  private static final String PREFIX = "type.googleapis.com/arrow.flight.protocol.sql.";

  private SqlMessages() {}

  /**
   * The message of Flight SQL that the bytes of a command, ticket or action are; empty if they are
   * something else.
   */
  public static Optional<Any> in(byte[] bytes) {
    try {
      Any any = Any.parseFrom(bytes);
      return any.getTypeUrl().startsWith(PREFIX) ? Optional.of(any) : Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  /** What kind of message it is, such as {@code CommandStatementQuery}. */
  public static String name(Any message) {
    return message.getTypeUrl().substring(PREFIX.length());
  }

  /**
   * The message itself.
   *
   * @throws RequestException BAD_USER_INPUT if it is of another kind, or damaged
   */
  public static <M extends Message> M read(Any message, Class<M> kind) {
    try {
      return message.unpack(kind);
    } catch (InvalidProtocolBufferException e) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The message cannot be read as " + kind.getSimpleName() + " of Flight SQL.");
    }
  }

  /**
   * The message that the bytes are.
   *
   * @throws RequestException BAD_USER_INPUT if they are none of that kind
   */
  public static <M extends Message> M read(byte[] bytes, Class<M> kind) {
    Any message =
        in(bytes)
            .orElseThrow(() ->
                new RequestException(
                    ErrorCode.BAD_USER_INPUT,
                    "The body is no message of Flight SQL; " + kind.getSimpleName() + " is due."));
    return read(message, kind);
  }

  /** The bytes of a message, as a command, a ticket or the result of an action has them. */
  public static byte[] write(Message message) {
    return Any.pack(message).toByteArray();
  }
}
