package dev.fraiseql.jdbc.schema;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges whether columns suit components, by the table of one database. */
final class ColumnJudge {
  private final Model model;
  private final ColumnTypes types;
  private final StoredForms forms;

  /**
   * A judge.
   *
   * @param forms that the database has
   */
  ColumnJudge(Model model, ColumnTypes types, StoredForms forms) {
    this.model = model;
    this.types = types;
    this.forms = forms;
  }

  /**
   * What is wrong with a column.
   *
   * @param component the name of the component, for remedies
   */
  List<Mismatch> judge(String component, Column column, CatalogTable table, CatalogColumn found) {
    ColumnType type = found.type();
    Stored stored = column.stored();
    if (type.isUnknown()) {
      return List.of();
    }
    if (!types.accepts(column, stored, type) && !isWholeExpression(column, table, type)) {
      return List.of(
          new Mismatch(
              DifferenceKind.COLUMN_TYPE,
              type.declared(),
              expected(column, stored),
              remedy(component, column, stored, found)));
    }
    List<Mismatch> mismatches = new ArrayList<>();
    if (!column.storedType().isEmpty() && !types.isNamed(column.storedType(), type)) {
      mismatches.add(
          new Mismatch(
              DifferenceKind.COLUMN_TYPE,
              type.declared(),
              column.storedType(),
              "Declare @Column(stored = Stored.NATIVE) with %s on %s."
                  .formatted(
                      types.typeName(type).map(name -> "type = \"" + name + '"').orElse("no type"),
                      component)));
    }
    if (column.type().scalar() == Scalar.DECIMAL
        && stored == Stored.DEFAULT
        && types.limitsDigits(column)) {
      digits(component, column.type(), table, type).ifPresent(mismatches::add);
    }
    if (mismatches.isEmpty()) {
      types.judgeSample(column, stored, found).ifPresent(mismatches::add);
    }
    if (column.type().scalar() == Scalar.ENUM && !type.labels().isEmpty()) {
      labels(column.type(), type, mismatches);
    }
    if (column.type().scalar() == Scalar.STRING
        && type.array() == column.type().list()
        && column.length() > 0
        && type.length() > 0
        && column.length() != type.length()) {
      mismatches.add(
          new Mismatch(
              DifferenceKind.TEXT_LENGTH,
              type.declared(),
              "a text of at most " + column.length() + " characters",
              "Declare @Column(length = " + type.length() + ") on " + component + '.'));
    }
    return mismatches;
  }

  /** The width of an expression's type says nothing of its values, as that of a count. */
  private boolean isWholeExpression(Column column, CatalogTable table, ColumnType type) {
    return table.isView()
        && column.isDefaultForm()
        && column.type().scalar().isInteger()
        && !column.type().list()
        && types.isWhole(type);
  }

  private String expected(Column column, Stored stored) {
    List<String> names = types.accepted(column, stored);
    String array = column.type().list() && types.hasArrays() ? "[]" : "";
    String form = stored == Stored.DEFAULT ? "" : " for Stored." + stored;
    return names.isEmpty()
        ? "no column: this database stores no " + kind(column.type()) + form
        : names.stream().map(name -> name + array).collect(Collectors.joining(" or ")) + form;
  }

  private static String kind(ValueType type) {
    return (type.list() ? "list of " : "") + type.scalar().name().toLowerCase(Locale.ROOT);
  }

  /** Another stored form of the same Java type, or else another declaration. */
  private String remedy(String component, Column column, Stored stored, CatalogColumn found) {
    ColumnDeclaration other = types.declaration(found).orElse(null);
    boolean defaultForm =
        other != null
            && other.stored() == Stored.DEFAULT
            && other.scalar() == column.type().scalar()
            && other.list() == column.type().list();
    List<Stored> forms =
        Arrays.stream(Stored.values())
            .filter(form -> form != stored && suits(column, form, found.type()))
            .toList();
    List<Stored> likely =
        forms.stream().filter(form -> types.isLikely(column, form, found)).toList();
    if (!defaultForm && !forms.isEmpty()) {
      return "Declare "
          + component
          + ' '
          + (likely.isEmpty() ? forms : likely)
              .stream()
                  .map(form -> attribute(form, column, found.type()))
                  .collect(Collectors.joining(" or "))
          + '.';
    }
    return other == null
        ? "No component can serve this column: remove " + component + " or mark it @Ignore."
        : "Declare it as " + other + ' ' + component + '.';
  }

  private String attribute(Stored form, Column column, ColumnType type) {
    if (form == Stored.DEFAULT) {
      return "without stored";
    }
    boolean named = form == Stored.NATIVE && !column.type().list();
    String name =
        named ? types.typeName(type).map(own -> ", type = \"" + own + '"').orElse("") : "";
    return "@Column(stored = Stored." + form + name + ")";
  }

  private boolean suits(Column column, Stored form, ColumnType type) {
    return (form == Stored.DEFAULT || forms.find(form, column.type(), "").isPresent())
        && types.accepts(column, form, type);
  }

  /** A column of more digits would show other values than it compares. */
  private static Optional<Mismatch> digits(
      String component, ValueType declared, CatalogTable table, ColumnType type) {
    boolean unlimited = type.precision() == 0;
    if (unlimited && table.isView()) {
      return Optional.empty(); // the type of an expression, which says nothing of its values
    }
    int scale = Math.max(0, type.scale());
    int before = type.precision() - type.scale();
    if (!unlimited
        && scale <= declared.scale()
        && (table.isView() || before <= declared.precision() - declared.scale())) {
      return Optional.empty();
    }
    String rounded =
        "@Column(precision = %s, scale = %s, stored = Stored.ROUNDED)"
            .formatted(declared.precision(), declared.scale());
    int precision = Math.max(declared.precision() - declared.scale(), before) + scale;
    String wider = "@Column(precision = %s, scale = %s)".formatted(precision, scale);
    boolean canWiden = !unlimited && precision <= 38;
    boolean canRound = unlimited || scale > declared.scale();
    String remedy =
        (canWiden ? wider : "")
            + (canWiden && canRound ? ", or to round its values: " : "")
            + (canRound ? rounded : "");
    return Optional.of(
        new Mismatch(
            DifferenceKind.DECIMAL_DIGITS,
            type.declared() + (unlimited ? " of any number of digits" : ""),
            Mismatch.atMost(declared),
            remedy.isEmpty()
                ? "Declare fewer digits in the database: no component has that many."
                : "Declare " + remedy + " on " + component + '.'));
  }

  private void labels(ValueType declared, ColumnType type, List<Mismatch> into) {
    EnumModel constants = model.enumeration(Objects.requireNonNull(declared.enumName()));
    List<String> names = constants.values().stream().map(EnumModel.Value::name).toList();
    List<String> unknown = type.labels().stream().filter(label -> !names.contains(label)).toList();
    List<String> unused = names.stream().filter(name -> !type.labels().contains(name)).toList();
    if (!unknown.isEmpty()) {
      into.add(
          new Mismatch(
              DifferenceKind.ENUM_LABEL_WITHOUT_CONSTANT,
              type.declared() + " with the labels " + String.join(", ", unknown),
              "only constants of " + constants.javaClass(),
              "Add these constants to %s, or declare the component as String."
                  .formatted(constants.javaClass())));
    }
    if (!unused.isEmpty()) {
      into.add(
          new Mismatch(
              DifferenceKind.ENUM_CONSTANT_WITHOUT_LABEL,
              type.declared() + " without the labels " + String.join(", ", unused),
              "a label for each constant of " + constants.javaClass(),
              "Add the labels in the database, or remove the constants: no row has them."));
    }
  }
}
