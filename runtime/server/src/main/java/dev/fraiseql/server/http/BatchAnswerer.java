package dev.fraiseql.server.http;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlAnswer;
import dev.fraiseql.engine.graphql.GraphQlService;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.server.metrics.RequestMeters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of a batch one after the other: a batch takes one connection to the database
 * at a time, like any other request, however long it is.
 */
final class BatchAnswerer {
  private static final byte[] OPEN = {'['};
  private static final byte[] COMMA = {','};
  private static final byte[] CLOSE = {']'};

  private final GraphQlService service;
  private final RequestMeters meters;

  BatchAnswerer(GraphQlService service, RequestMeters meters) {
    this.service = service;
    this.meters = meters;
  }

  /**
   * A JSON array with the answer to each, in their order. Once the recipient has gone, nothing more
   * is run.
   */
  ByteBuf answer(List<?> elements, Caller caller, Recipient recipient) {
    List<ByteBuf> parts = new ArrayList<>(2 * elements.size() + 1);
    for (@Nullable Object element : elements) {
      if (recipient.hasGone()) {
        break;
      }
      parts.add(Unpooled.wrappedBuffer(parts.isEmpty() ? OPEN : COMMA));
      parts.add(answer(element, caller, recipient));
    }
    parts.add(Unpooled.wrappedBuffer(CLOSE));
    return Unpooled.wrappedBuffer(parts.size(), parts.toArray(ByteBuf[]::new));
  }

  private ByteBuf answer(@Nullable Object element, Caller caller, Recipient recipient) {
    long start = System.nanoTime();
    try {
      GraphQlAnswer answer = service.execute(RequestReader.element(element), caller, recipient);
      meters.answered(answer, System.nanoTime() - start);
      return Answers.body(answer);
    } catch (RequestException e) {
      meters.refused(e.code(), System.nanoTime() - start);
      return Unpooled.wrappedBuffer(ErrorBody.of(e));
    }
  }
}
