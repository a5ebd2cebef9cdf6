package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.Batches;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.exchange.ClientStreams;
import dev.fraiseql.flight.sql.SqlCommand;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.SqlMetadata;
import dev.fraiseql.flight.stream.Compression;
import dev.fraiseql.flight.stream.FlightStatus;
import dev.fraiseql.flight.stream.OpenStreams;
import dev.fraiseql.flight.stream.Readiness;
import dev.fraiseql.flight.stream.StreamMeters;
import dev.fraiseql.flight.stream.StreamSender;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Implements the methods of Flight. */
final class FraiseFlightProducer extends NoOpFlightProducer {
  private final Parts parts;
  private final BufferAllocator allocator;
  private final Duration clientTimeout;

  /** What the methods delegate to. */
  record Parts(
      TicketCodec codec,
      DescriptorReader descriptors,
      TicketStreams streams,
      SqlMetadata metadata,
      FlightListing listing,
      FlightDescriber describer,
      FlightActions actions,
      PutReceiver puts,
      OpenStreams open,
      StreamMeters meters) {}

  /** One call whose result is a stream. */
  private record StreamCall(
      CallContext context,
      org.apache.arrow.flight.Ticket ticket,
      Caller caller,
      ServerStreamListener listener) {}

  /**
   * A producer.
   *
   * @param allocator of buffers for results
   * @param clientTimeout how long a stream waits for a client that takes nothing
   */
  FraiseFlightProducer(Parts parts, BufferAllocator allocator, Duration clientTimeout) {
    this.parts = parts;
    this.allocator = allocator;
    this.clientTimeout = clientTimeout;
  }

  /** Starts a stream and returns; it must not wait: see {@link Readiness}. */
  @Override
  public void getStream(
      CallContext context, org.apache.arrow.flight.Ticket ticket, ServerStreamListener listener) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      stream(new StreamCall(context, ticket, caller, listener));
    } catch (RuntimeException e) {
      listener.error(FlightStatus.of(e));
    }
  }

  private void stream(StreamCall call) {
    Caller caller = call.caller();
    Ticket ticket;
    try {
      ticket = parts.codec().decode(call.ticket().getBytes());
    } catch (RuntimeException e) {
      // A stream that fails at once, so that the meters count it.
      start(
          call,
          () -> {
            throw e;
          });
      return;
    }
    switch (ticket) {
      case Ticket.GraphQl query -> start(call, () -> parts.streams().open(query, caller));
      case Ticket.Export export -> start(call, () -> parts.streams().open(export, caller));
      case Ticket.FlightSql(SqlCommand.Query command) ->
          start(call, () -> parts.streams().open(command, caller));
      case Ticket.FlightSql(SqlCommand.Metadata command) ->
          parts.metadata().send(command, call.listener());
    }
  }

  private void start(StreamCall call, Supplier<? extends Batches> source) {
    start(call, source, new Readiness(call.listener()));
  }

  private void start(StreamCall call, Supplier<? extends Batches> source, Readiness readiness) {
    StreamSender.Client client =
        new StreamSender.Client(call.listener(), Compression.of(call.context()), readiness);
    StreamSender sender = new StreamSender(source, client, clientTimeout, parts.meters());
    parts.open().start(sender, call.ticket().getBytes(), call.caller());
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      parts.listing().list(caller, RequestedAddress.location()).forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }

  @Override
  public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      return parts.describer().info(descriptor, caller, RequestedAddress.location());
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
  }

  @Override
  public SchemaResult getSchema(CallContext context, FlightDescriptor descriptor) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      return new SchemaResult(parts.describer().schema(descriptor, caller));
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
  }

  /** Loads rows, or binds values to a prepared statement of Flight SQL. */
  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream empty, StreamListener<PutResult> results) {
    return () -> {
      try (ClientStream stream = ClientStreams.current()) {
        parts
            .puts()
            .receive(stream, CallerMiddleware.caller(context), result -> send(result, results));
        results.onCompleted();
      } catch (RuntimeException e) {
        results.onError(FlightStatus.of(e));
      }
    };
  }

  private void send(byte[] result, StreamListener<PutResult> results) {
    try (ArrowBuf buffer = allocator.buffer(result.length)) {
      buffer.writeBytes(result);
      results.onNext(PutResult.metadata(buffer));
    }
  }

  /**
   * Runs a statement once for each row of values that the client sends. Waits for the descriptor
   * here, and for the rows on the thread of the stream.
   */
  @Override
  public void doExchange(CallContext context, FlightStream empty, ServerStreamListener listener) {
    Readiness readiness = new Readiness(listener);
    try {
      ClientStream stream = ClientStreams.current();
      Caller caller = CallerMiddleware.caller(context);
      byte[] statement = statement(stream);
      String text = new String(statement, StandardCharsets.UTF_8);
      start(
          new StreamCall(context, new org.apache.arrow.flight.Ticket(statement), caller, listener),
          () -> parts.streams().openExchange(text, stream, caller),
          readiness);
    } catch (RuntimeException e) {
      listener.error(FlightStatus.of(e));
    }
  }

  private byte[] statement(ClientStream stream) {
    FlightDescriptor descriptor =
        stream
            .descriptor()
            .orElseThrow(() ->
                new RequestException(
                    ErrorCode.BAD_USER_INPUT,
                    "A descriptor has to say what is asked: a path of an operation's name, or a"
                        + " command that is a ticket, a GraphQL document or a SELECT statement."));
    byte[] statement = parts.descriptors().ticket(descriptor);
    parts
        .codec()
        .sqlMessage(statement)
        .map(SqlMessages::name)
        .ifPresent(name -> {
          throw SqlMessages.unimplemented(name);
        });
    return statement;
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> listener) {
    try {
      CallerMiddleware.caller(context);
      FlightActions.all().forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }

  @Override
  public void doAction(CallContext context, Action action, StreamListener<Result> listener) {
    try {
      parts.actions().run(action, CallerMiddleware.caller(context)).forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }
}
