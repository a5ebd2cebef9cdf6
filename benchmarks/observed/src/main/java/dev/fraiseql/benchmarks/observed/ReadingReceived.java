package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.RowEvent;

/** Does nothing but report that it was called. */
@Observer(entity = Reading.class, start = StartPosition.KEPT_EVENTS)
final class ReadingReceived {
  @Handle
  void receive(RowEvent event) {
    Probe.begun(event);
  }
}
