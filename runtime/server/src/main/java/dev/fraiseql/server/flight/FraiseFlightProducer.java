package dev.fraiseql.server.flight;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import java.util.function.Supplier;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;

/** Answers the methods of Flight. What it does not know is UNIMPLEMENTED. */
final class FraiseFlightProducer extends NoOpFlightProducer {
  private final Parts parts;
  private final FlightSettings settings;

  /**
   * What answers.
   *
   * @param allocator what streams take their memory from
   */
  record Parts(
      TicketCodec codec,
      TicketResolver resolver,
      ArrowStreams arrow,
      FlightListing listing,
      FlightActions actions,
      OpenStreams open,
      StreamMeters meters,
      BufferAllocator allocator) {}

  FraiseFlightProducer(Parts parts, FlightSettings settings) {
    this.parts = parts;
    this.settings = settings;
  }

  /** Begins a stream and returns: see {@link Readiness} for why nothing may be waited for here. */
  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    try {
      Caller caller = CallerMiddleware.caller(context);
      Supplier<ArrowStream> source = () -> open(ticket, caller);
      parts
          .open()
          .begin(
              new StreamSender(
                  source, listener, new Readiness(listener), settings.patience(), parts.meters()),
              ticket.getBytes(),
              caller);
    } catch (RuntimeException e) {
      listener.error(FlightStatus.of(e));
    }
  }

  private ArrowStream open(Ticket ticket, Caller caller) {
    return parts
        .arrow()
        .open(
            parts.resolver().resolve(parts.codec().decode(ticket.getBytes()), caller),
            parts.allocator(),
            settings.streamBytes(),
            settings.batches());
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    try {
      CallerMiddleware.caller(context);
      parts.listing().all(RequestedAddress.location()).forEach(listener::onNext);
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightStatus.of(e));
    }
  }

  @Override
  public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
    try {
      return parts
          .listing()
          .info(descriptor, CallerMiddleware.caller(context), RequestedAddress.location());
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
  }

  @Override
  public SchemaResult getSchema(CallContext context, FlightDescriptor descriptor) {
    try {
      return new SchemaResult(parts.listing().schema(descriptor, CallerMiddleware.caller(context)));
    } catch (RuntimeException e) {
      throw FlightStatus.of(e);
    }
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
