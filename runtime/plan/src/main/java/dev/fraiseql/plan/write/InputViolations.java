package dev.fraiseql.plan.write;

import dev.fraiseql.contract.write.Violations;
import java.time.Clock;

/**
 * Reports violations of constraints at the fields of an input.
 *
 * @param place of the input: {@code input.lines.2}
 */
record InputViolations(WritableType type, String place, InputErrors errors, Clock clock)
    implements Violations {

  @Override
  public void add(int column, String problem) {
    errors.add(place + "." + type.field(column), problem);
  }

  @Override
  public void add(int column, int element, String problem) {
    errors.add(place + "." + type.field(column) + "." + element, problem);
  }
}
