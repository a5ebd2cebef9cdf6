package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.contract.event.RowEvent;

/** Five actions that take as long as that of {@link OneStep}, each. */
@Observer(entity = Parcel.class)
final class FiveSteps {
  private static final String NAME = "FiveSteps";

  @Handle
  void first(RowEvent event) throws InterruptedException {
    Probe.step(NAME, event);
  }

  @Handle
  void second(RowEvent event) throws InterruptedException {
    Probe.step(NAME, event);
  }

  @Handle
  void third(RowEvent event) throws InterruptedException {
    Probe.step(NAME, event);
  }

  @Handle
  void fourth(RowEvent event) throws InterruptedException {
    Probe.step(NAME, event);
  }

  @Handle
  void fifth(RowEvent event) throws InterruptedException {
    Probe.step(NAME, event);
  }
}
