package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;

/**
 * All rules about types. Each runs, whatever the others find, so that an author sees all mistakes
 * at once.
 */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new ClassRule(),
          new KeyRule(),
          new JavaTypeRule(),
          new AnnotationRule(),
          new ColumnAttributeRule(),
          new ComputedRule(),
          new EmbeddedRule(),
          new EnumRule(),
          new ScalarRule(),
          new LegalNameRule(),
          new ReservedNameRule(),
          new InterfaceRule(),
          new TypeNameRule(),
          new FieldNameRule(),
          new RootFieldRule(),
          new TableRule(),
          new ColumnRule(),
          new ReadOnlyColumnRule(),
          new GeneratedColumnRule(),
          new IdGenerationRule(),
          new VersionRule(),
          new UniqueFieldRule(),
          new UniqueKeyNameRule(),
          new CaptureRule(),
          new RelationAttributeRule(),
          new TargetRule(),
          new RelationKeyRule(),
          new InverseRule(),
          new ColumnCountRule(),
          new ReferenceRule(),
          new JoinTableRule(),
          new OnDeleteRule(),
          new ConstraintRule(),
          new MethodRule(),
          new ObserverRule(),
          new HandlerRule(),
          new PolicyRule(),
          new ActionRule());

  private Rules() {}

  /**
   * Reports every mistake in the declarations, and returns whether there is none.
   *
   * @param databases that code is written for, whose limits differ
   */
  public static boolean check(
      Declarations declarations, List<Database> databases, Reporter reporter) {
    int before = reporter.errors();
    ALL.forEach(rule -> rule.check(declarations, reporter));
    new PrecisionRule(databases).check(declarations, reporter);
    new StoredFormRule(databases).check(declarations, reporter);
    new WritableFormRule(databases).check(declarations, reporter);
    new CaptureTriggerRule(databases).check(declarations, reporter);
    new UniqueLengthRule(databases).check(declarations, reporter);
    new NameLengthRule(databases).check(declarations, reporter);
    new SchemaRule(databases).check(declarations, reporter);
    return reporter.errors() == before;
  }
}
