package dev.fraiseql.flight;

import com.google.protobuf.Any;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.load.RowLoads;
import dev.fraiseql.flight.sql.IngestCommand;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.statement.PreparedStatements;
import dev.fraiseql.flight.ticket.TicketCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;

/**
 * Receives what clients send by {@code DoPut}: rows of a type, or values of a prepared statement.
 *
 * @param codec of tickets
 * @param prepared takes values
 * @param loads takes rows
 */
record PutReceiver(TicketCodec codec, PreparedStatements prepared, RowLoads loads) {

  /**
   * Receives a stream.
   *
   * @param results receives the metadata of results
   * @throws RequestException if something is wrong with what the client sends
   * @throws FlightRuntimeException UNIMPLEMENTED for a command that takes no stream
   */
  void receive(ClientStream stream, Caller caller, Consumer<byte[]> results) {
    FlightDescriptor descriptor = stream.descriptor().orElseThrow(PutReceiver::noTarget);
    Optional<Any> message =
        descriptor.isCommand() ? codec.sqlMessage(descriptor.getCommand()) : Optional.empty();
    if (message.isPresent()) {
      results.accept(command(message.get(), stream, caller));
      return;
    }
    List<String> path = descriptor.isCommand() ? List.of() : descriptor.getPath();
    if (path.size() != 1) {
      throw noTarget();
    }
    String table = path.getFirst();
    loads.load(
        table,
        request(table.getBytes(StandardCharsets.UTF_8), stream, caller),
        rows -> results.accept(("{\"rows\":" + rows + "}").getBytes(StandardCharsets.US_ASCII)));
  }

  private byte[] command(Any message, ClientStream stream, Caller caller) {
    String name = SqlMessages.name(message);
    return switch (name) {
      case "CommandPreparedStatementQuery" -> prepared.bind(message, stream, caller);
      case "CommandStatementIngest" -> {
        String table = IngestCommand.table(message);
        long rows = loads.ingest(table, request(message.toByteArray(), stream, caller));
        yield DoPutUpdateResult.newBuilder().setRecordCount(rows).build().toByteArray();
      }
      case "CommandStatementUpdate", "CommandPreparedStatementUpdate" ->
          throw CallStatus.UNIMPLEMENTED
              .withDescription(SqlMessages.ONLY_READS)
              .toRuntimeException();
      default -> throw SqlMessages.unimplemented(name);
    };
  }

  private static RowLoads.Request request(byte[] name, ClientStream stream, Caller caller) {
    return new RowLoads.Request(ByteBuffer.wrap(name), stream, caller);
  }

  private static RequestException noTarget() {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "A path of one part has to say which rows are sent: the name of a type or of its table.");
  }
}
