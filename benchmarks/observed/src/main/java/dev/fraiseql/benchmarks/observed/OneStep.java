package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.contract.event.RowEvent;

/** One action that takes some time. */
@Observer(entity = Parcel.class)
final class OneStep {
  @Handle
  void only(RowEvent event) throws InterruptedException {
    Probe.step("OneStep", event);
  }
}
