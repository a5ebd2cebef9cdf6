package dev.fraiseql.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Input;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Pages;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.ShapedText;
import dev.fraiseql.contract.query.ShapedText.KeyForm;
import dev.fraiseql.contract.query.ShapedText.Part;
import dev.fraiseql.contract.query.ShapedText.Side;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.query.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a plan down as Java expressions that make them anew. */
final class PlanLiterals {
  private PlanLiterals() {}

  /** A list. */
  static <T> CodeBlock list(List<T> items, Function<T, CodeBlock> element) {
    return Literals.list(items.stream().map(element).toList());
  }

  static CodeBlock variable(Variable variable) {
    Object initial = variable.defaultValue();
    return Values.ABSENT.equals(initial)
        ? CodeBlock.of("new $T($S, $S)", Variable.class, variable.name(), variable.type())
        : CodeBlock.of(
            "new $T($S, $S, $L)", Variable.class, variable.name(), variable.type(), input(initial));
  }

  static CodeBlock scalarLiteral(ScalarLiteral literal) {
    return CodeBlock.of(
        "new $T($S, $L, $S)",
        ScalarLiteral.class,
        literal.scalar(),
        input(literal.value()),
        literal.place());
  }

  static CodeBlock statement(SqlStatement statement) {
    return switch (statement) {
      case SqlText text -> sqlText(text);
      case ShapedText(List<Part> parts) ->
          CodeBlock.of("new $T($L)", ShapedText.class, list(parts, PlanLiterals::part));
    };
  }

  private static CodeBlock part(Part part) {
    return switch (part) {
      case Part.Text(SqlText text) -> CodeBlock.of("new $T($L)", Part.Text.class, sqlText(text));
      case Part.Where(String type, String alias, Object input) ->
          CodeBlock.of("new $T($S, $S, $L)", Part.Where.class, type, alias, input(input));
      case Part.OrderBy(String type, String alias, Object input) ->
          CodeBlock.of("new $T($S, $S, $L)", Part.OrderBy.class, type, alias, input(input));
      case Part.Groups groups ->
          Literals.call(
              CodeBlock.of("new $T", Part.Groups.class),
              List.of(
                  CodeBlock.of("$S", groups.type()),
                  input(groups.groupBy()),
                  list(groups.items(), item -> CodeBlock.of("$S", item)),
                  input(groups.where()),
                  input(groups.having()),
                  input(groups.orderBy()),
                  CodeBlock.of("$L", groups.offset())));
      case Part.SortKeys(String type, String alias, Object input, KeyForm form) ->
          CodeBlock.of(
              "new $T($S, $S, $L, $T.$L)",
              Part.SortKeys.class,
              type,
              alias,
              input(input),
              KeyForm.class,
              form);
      case Part.Seek(String type, String alias, Object input, Operand cursor, Side side) ->
          CodeBlock.of(
              "new $T($S, $S, $L, $L, $T.$L)",
              Part.Seek.class,
              type,
              alias,
              input(input),
              operand(cursor),
              Side.class,
              side);
    };
  }

  private static CodeBlock sqlText(SqlText text) {
    return CodeBlock.of(
        "new $T(\n$>$L,\n$L$<)",
        SqlText.class,
        TextBlock.of(text.sql()),
        list(text.bindings(), PlanLiterals::binding));
  }

  private static CodeBlock binding(Binding binding) {
    return switch (binding) {
      case Binding.Value(ValueType type, Operand operand, Adjustment adjustment)
          when adjustment == Adjustment.NONE ->
          CodeBlock.of("new $T($L, $L)", Binding.Value.class, type(type), operand(operand));
      case Binding.Value(ValueType type, Operand operand, Adjustment adjustment) ->
          CodeBlock.of(
              "new $T($L, $L, $T.$L)",
              Binding.Value.class,
              type(type),
              operand(operand),
              Adjustment.class,
              adjustment);
      case Binding.ValueList(ValueType type, Operand operand, Adjustment adjustment) ->
          CodeBlock.of(
              "new $T($L, $L, $T.$L)",
              Binding.ValueList.class,
              type(type),
              operand(operand),
              Adjustment.class,
              adjustment);
      case Binding.Keys(int part, ValueType type) ->
          CodeBlock.of("new $T($L, $L)", Binding.Keys.class, part, type(type));
      case Binding.KeyRows() -> CodeBlock.of("new $T()", Binding.KeyRows.class);
      case Binding.Limit() -> CodeBlock.of("new $T()", Binding.Limit.class);
      case Binding.Offset() -> CodeBlock.of("new $T()", Binding.Offset.class);
      case Binding.LastRow() -> CodeBlock.of("new $T()", Binding.LastRow.class);
    };
  }

  static CodeBlock paging(Paging paging) {
    return paging.equals(Paging.NONE)
        ? CodeBlock.of("$T.NONE", Paging.class)
        : CodeBlock.of(
            "new $T($L, $L)", Paging.class, optional(paging.limit()), optional(paging.offset()));
  }

  static CodeBlock window(Window window) {
    return CodeBlock.of(
        "new $T($L, $L, $L, $L)",
        Window.class,
        optional(window.first()),
        optional(window.after()),
        optional(window.last()),
        optional(window.before()));
  }

  static CodeBlock cursors(Cursors cursors) {
    return CodeBlock.of(
        "new $T($S, $L, $L)",
        Cursors.class,
        cursors.type(),
        input(cursors.orderBy()),
        cursors.position());
  }

  static CodeBlock pages(Pages pages) {
    Cursors cursors = pages.cursors();
    return CodeBlock.of(
        "new $T(\n$>$L,\n$L$<)",
        Pages.class,
        statement(pages.statement()),
        cursors == null ? CodeBlock.of("null") : cursors(cursors));
  }

  private static CodeBlock optional(@Nullable Operand operand) {
    return operand == null ? CodeBlock.of("null") : operand(operand);
  }

  static CodeBlock operand(Operand operand) {
    return switch (operand) {
      case Operand.KeyPart(int part) -> CodeBlock.of("new $T($L)", Operand.KeyPart.class, part);
      case Operand.ParentKey(int part) -> CodeBlock.of("new $T($L)", Operand.ParentKey.class, part);
      case Operand.Place() -> CodeBlock.of("new $T()", Operand.Place.class);
      case Operand.Variable(int index) -> CodeBlock.of("new $T($L)", Operand.Variable.class, index);
      case Operand.Constant(Object value) ->
          CodeBlock.of("new $T($L)", Operand.Constant.class, typed(value));
      case Operand.Unmade(Object given) ->
          CodeBlock.of("new $T($L)", Operand.Unmade.class, typed(given));
    };
  }

  /** A typed value, of one of the classes that {@link Scalar#valueClass} names. */
  private static CodeBlock typed(@Nullable Object value) {
    return switch (value) {
      case Instant moment -> parsed(Instant.class, moment);
      case LocalDateTime moment -> parsed(LocalDateTime.class, moment);
      case LocalDate day -> parsed(LocalDate.class, day);
      case LocalTime time -> parsed(LocalTime.class, time);
      case Duration duration -> parsed(Duration.class, duration);
      case UUID id -> CodeBlock.of("$T.fromString($S)", UUID.class, id);
      case byte[] bytes ->
          CodeBlock.of(
              "$T.getDecoder().decode($S)",
              Base64.class,
              Base64.getEncoder().encodeToString(bytes));
      case List<?> items -> list(new ArrayList<>(items), PlanLiterals::typed);
      case null, default -> input(value);
    };
  }

  private static CodeBlock parsed(Class<?> type, Object value) {
    return CodeBlock.of("$T.parse($S)", type, value);
  }

  /** A value as JSON knows it, with variables in it. */
  private static CodeBlock input(@Nullable Object value) {
    return switch (value) {
      case null -> CodeBlock.of("null");
      case Operand.Variable variable -> operand(variable);
      case String text -> CodeBlock.of("$S", text);
      case Boolean truth -> CodeBlock.of("$L", truth);
      case Long number -> CodeBlock.of("$LL", number);
      case Double number -> CodeBlock.of("$Ld", number);
      case BigDecimal number -> CodeBlock.of("new $T($S)", BigDecimal.class, number);
      case BigInteger number -> CodeBlock.of("new $T($S)", BigInteger.class, number);
      case Map<?, ?> object -> {
        List<CodeBlock> entries = new ArrayList<>();
        object.forEach((key, entry) -> entries.add(CodeBlock.of("$S, $L", key, input(entry))));
        yield CodeBlock.of("$T.object($L)", Input.class, CodeBlock.join(entries, ", "));
      }
      case List<?> items ->
          CodeBlock.of(
              "$T.list($L)",
              Input.class,
              items.stream()
                  .map(item -> item == null ? CodeBlock.of("(Object) null") : input(item))
                  .collect(CodeBlock.joining(", ")));
      default -> throw new IllegalArgumentException("no literal for " + value.getClass());
    };
  }

  static CodeBlock selection(Selection selection) {
    return CodeBlock.of(
        "new $T(\n$>$S,\n$L$<)",
        Selection.class,
        selection.typeName(),
        list(selection.entries(), PlanLiterals::entry));
  }

  private static CodeBlock entry(Entry entry) {
    ValueType type = entry.type();
    Selection nested = entry.nested();
    if (type != null) {
      return CodeBlock.of(
          "$T.value($S, $L, $L, $L, $L, $L)",
          Entry.class,
          entry.name(),
          column(entry.column()),
          entry.position(),
          type(type),
          entry.id(),
          entry.nullable());
    }
    if (nested == null) {
      return CodeBlock.of("$T.typeName($S)", Entry.class, entry.name());
    }
    return entry.child() < 0
        ? CodeBlock.of(
            "$T.object(\n$>$S, $L, $L, $L, $L$<)",
            Entry.class,
            entry.name(),
            entry.column(),
            entry.position(),
            entry.nullable(),
            selection(nested))
        : CodeBlock.of(
            "$T.toMany(\n$>$S, $L, $L, $L$<)",
            Entry.class,
            entry.name(),
            entry.column(),
            selection(nested),
            entry.child());
  }

  private static CodeBlock column(int column) {
    return switch (column) {
      case Selection.COUNT -> CodeBlock.of("$T.COUNT", Selection.class);
      case Selection.NODE_ID -> CodeBlock.of("$T.NODE_ID", Selection.class);
      default -> CodeBlock.of("$L", column);
    };
  }

  /** A type of values. */
  static CodeBlock type(ValueType type) {
    CodeBlock element =
        switch (type.scalar()) {
          case DECIMAL ->
              CodeBlock.of("$T.decimal($L, $L)", ValueType.class, type.precision(), type.scale());
          case DURATION -> CodeBlock.of("$T.duration($L)", ValueType.class, type.scale());
          case ENUM -> CodeBlock.of("$T.enumOf($S)", ValueType.class, type.enumName());
          default -> CodeBlock.of("$T.of($T.$L)", ValueType.class, Scalar.class, type.scalar());
        };
    CodeBlock counted =
        type.isInNanoseconds() ? CodeBlock.of("$L.inNanoseconds()", element) : element;
    ValueType.Custom custom = type.custom();
    CodeBlock named =
        custom == null
            ? counted
            : CodeBlock.of("$L.custom($S, $L)", counted, custom.name(), custom.text());
    return type.list() ? CodeBlock.of("$L.asList()", named) : named;
  }
}
