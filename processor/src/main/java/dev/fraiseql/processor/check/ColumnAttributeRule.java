package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Set;

/** An attribute of {@code @Column} stands where it means something, and has a value that does. */
final class ColumnAttributeRule implements Rule {
  private static final Set<String> UNITS = Set.of("MICROS", "MILLIS", "SECONDS");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations.everyMember().forEach(member -> check(member, reporter));
    declarations.everyResult().forEach(result -> checkComputed(result, reporter));
  }

  private static void check(MemberDeclaration member, Reporter reporter) {
    MemberAnnotations.ColumnAnnotation column = member.annotations().column();
    if (column == null) {
      return;
    }
    switch (member.kind()) {
      case MemberKind.Value value -> {
        check(member, column, value.type().scalar(), reporter);
        checkScalar(member, value, column.scalar(), reporter);
      }
      case MemberKind.ToOne _, MemberKind.ToMany _ ->
          misplaced(
              member,
              column.first(),
              "...",
              "values",
              "Name the columns of a to-one relation by @Relation(column = ...).",
              reporter);
      case MemberKind.Embedded _, MemberKind.Recursion _, MemberKind.Unembeddable _ ->
          misplaced(
              member,
              column.first(),
              "...",
              "values",
              "Put it on the fields that are embedded, or give @Embedded(prefix = ...).",
              reporter);
      case MemberKind.Unsupported _, MemberKind.Unresolved _ -> {}
    }
  }

  /** What is computed has digits, but no column. */
  private static void checkComputed(MemberDeclaration result, Reporter reporter) {
    MemberAnnotations.ColumnAnnotation column = result.annotations().column();
    if (column == null) {
      return;
    }
    boolean decimal =
        result.kind() instanceof MemberKind.Value value && value.type().scalar() == Scalar.DECIMAL;
    if (!decimal) {
      misplacedIfGiven(result, column.precision(), "precision", "BigDecimal", reporter);
      misplacedIfGiven(result, column.scale(), "scale", "BigDecimal", reporter);
    }
    misplacedIfGiven(result, column.name(), "name", "columns", reporter);
    misplacedIfGiven(result, column.length(), "length", "columns", reporter);
    misplacedIfGiven(result, column.unit(), "unit", "columns", reporter);
    misplacedIfGiven(result, column.stored(), "stored", "columns", reporter);
    misplacedIfGiven(result, column.type(), "type", "columns", reporter);
    misplacedIfGiven(result, column.scalar(), "scalar", "columns", reporter);
    misplacedIfGiven(result, column.readOnly(), "readOnly", "columns", reporter);
    misplacedIfGiven(result, column.generated(), "generated", "columns", reporter);
    misplacedIfGiven(result, column.definition(), "definition", "columns", reporter);
  }

  private static void checkScalar(
      MemberDeclaration member,
      MemberKind.Value value,
      Attribute<String> scalar,
      Reporter reporter) {
    String own = value.type().graphql();
    boolean suits =
        scalar.value().equals(own)
            || (scalar.value().equals(MemberDeclaration.ID) && value.canBeId());
    if (scalar.given() && !suits) {
      reporter.report(
          Diagnostic.COLUMN_SCALAR,
          scalar.origin(),
          member.qualifiedName(),
          "\"" + scalar.value() + "\"",
          value.canBeId() ? own + " or " + MemberDeclaration.ID : own);
    }
  }

  private static void check(
      MemberDeclaration member,
      MemberAnnotations.ColumnAnnotation column,
      Scalar scalar,
      Reporter reporter) {
    if (scalar != Scalar.DECIMAL) {
      misplacedIfGiven(member, column.precision(), "precision", "BigDecimal", reporter);
      misplacedIfGiven(member, column.scale(), "scale", "BigDecimal", reporter);
    }
    if (scalar != Scalar.STRING) {
      misplacedIfGiven(member, column.length(), "length", "String", reporter);
    } else if (column.length().value() < 0
        || (column.length().given() && column.length().value() == 0)) {
      reporter.report(
          Diagnostic.LENGTH,
          column.length().origin(),
          member.qualifiedName(),
          column.length().value());
    }
    if (scalar != Scalar.DURATION) {
      misplacedIfGiven(member, column.unit(), "unit", "Duration", reporter);
    } else if (!UNITS.contains(column.unit().value())) {
      reporter.report(
          Diagnostic.DURATION_UNIT,
          column.unit().origin(),
          member.qualifiedName(),
          column.unit().value());
    }
  }

  private static void misplacedIfGiven(
      MemberDeclaration member,
      Attribute<?> attribute,
      String name,
      String javaType,
      Reporter reporter) {
    if (attribute.given()) {
      misplaced(member, attribute, name + " = ...", javaType, "Remove it.", reporter);
    }
  }

  private static void misplaced(
      MemberDeclaration member,
      Attribute<?> at,
      String attribute,
      String meantFor,
      String remedy,
      Reporter reporter) {
    reporter.report(
        Diagnostic.MISPLACED_COLUMN_ATTRIBUTE,
        at.origin(),
        member.qualifiedName(),
        attribute,
        meantFor,
        remedy);
  }
}
