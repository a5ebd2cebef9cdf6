package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.jdbc.schema.Difference.Severity;
import dev.fraiseql.plan.sql.CaptureTrigger;
import dev.fraiseql.plan.sql.CaptureWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the triggers that capture changes with those of a database. */
public final class TriggerComparison {
  private final Model model;
  private final SqlDialect sql;

  /** A comparison for one database. */
  public TriggerComparison(Model model, SqlDialect sql) {
    this.model = model;
    this.sql = sql;
  }

  /** Whether there is anything to compare. */
  public boolean isNeeded() {
    return CaptureWriter.hasTriggers(model);
  }

  /**
   * The triggers that are missing or do something else, by type in the order of the model.
   *
   * @param found as {@link SchemaDialect#triggers} has them
   */
  public List<Difference> differences(Map<String, String> found) {
    List<Difference> differences = new ArrayList<>();
    for (CaptureTrigger trigger : CaptureWriter.triggers(model, sql)) {
      String body = found.get(SchemaDialect.triggerKey(trigger.name(), trigger.table().name()));
      if (body == null || !body.contains(trigger.version())) {
        differences.add(difference(trigger, body == null));
      }
    }
    return differences;
  }

  private Difference difference(CaptureTrigger trigger, boolean missing) {
    return new Difference(
        DifferenceKind.CAPTURE_TRIGGER,
        Severity.ERROR,
        model.type(trigger.type()).javaClass(),
        null,
        trigger.table().name(),
        missing
            ? "without the trigger " + trigger.name()
            : "with an older trigger " + trigger.name(),
        "one that captures changes",
        "Run META-INF/fraiseql/triggers/"
            + sql.database().option()
            + ".sql of the compiled classes, as a user who may see the triggers.");
  }
}
