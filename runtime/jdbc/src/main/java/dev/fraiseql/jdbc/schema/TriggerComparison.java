package dev.fraiseql.jdbc.schema;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.jdbc.schema.Difference.Severity;
import dev.fraiseql.plan.sql.CaptureTrigger;
import dev.fraiseql.plan.sql.CaptureWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    return model.types().stream().anyMatch(type -> type.writes().isCaptured());
  }

  /**
   * The triggers that are missing or do something else, and those that would write the entries of
   * mutations again, by type in the order of the model.
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
    for (TypeModel type : model.types()) {
      if (type.writes().capture() == Capture.OUTBOX) {
        found.keySet().stream()
            .filter(key -> isOf(type, key))
            .sorted()
            .forEach(key -> differences.add(superfluous(type, key)));
      }
    }
    return differences;
  }

  /** Whether a trigger captures changes of a type's rows or links. */
  private static boolean isOf(TypeModel type, String key) {
    Set<String> tables = new HashSet<>();
    tables.add(type.table().name());
    for (FieldModel field : type.fields()) {
      if (field instanceof ToManyField toMany && toMany.through() != null) {
        tables.add(toMany.through().table().name());
      }
    }
    return tables.stream()
        .anyMatch(table ->
            key.startsWith("fq_" + type.name() + "_")
                && key.endsWith(SchemaDialect.triggerKey("", table)));
  }

  private static Difference superfluous(TypeModel type, String key) {
    return new Difference(
        DifferenceKind.CAPTURE_TRIGGER,
        Severity.ERROR,
        type.javaClass(),
        null,
        type.table().name(),
        "with the trigger " + key,
        "none, because of capture = OUTBOX",
        "Drop the trigger, or declare capture = TRIGGER.");
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
