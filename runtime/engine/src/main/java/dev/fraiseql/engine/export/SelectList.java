package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the select list of a statement: columns, {@code *} and their new names.
 *
 * @param type of the table
 * @param columns of the table
 */
record SelectList(TypeModel type, QualifiedColumns columns) {

  /** A column or {@code *}, and its new name if it has one. */
  record Item(Token name, @Nullable Token alias) {}

  /**
   * The fields that a list selects.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  List<FieldModel> fields(List<Item> items) {
    FieldChoice choice = new FieldChoice();
    Set<String> seen = new LinkedHashSet<>();
    for (Item item : items) {
      if (item.name().isMark('*') || item.name().text().endsWith(".")) {
        all(item)
            .forEach(field -> {
              checkOnce(item.name(), field.name(), seen);
              choice.add(List.of(field));
            });
      } else {
        List<FieldModel> path = path(item);
        checkOnce(item.name(), nameOf(path), seen);
        choice.add(path);
      }
    }
    return choice.fields();
  }

  /** All columns: see {@link SelectFields#all}. */
  private List<FieldModel> all(Item item) {
    String text = item.name().text();
    if (text.endsWith(".") && !columns.isQualifier(text.substring(0, text.length() - 1))) {
      throw item.name().error("\"" + ExportError.cut(text) + "*\" is not of the table.");
    }
    if (item.alias() != null) {
      throw item.alias().error("* cannot be renamed.");
    }
    return SelectFields.all(type);
  }

  private static void checkOnce(Token token, String name, Set<String> seen) {
    if (!seen.add(name)) {
      throw token.error(
          "the column \"" + ExportError.cut(name) + "\" is asked for twice. Rename one: AS other.");
    }
  }

  private static String nameOf(List<FieldModel> path) {
    return String.join(".", path.stream().map(FieldModel::name).toList());
  }

  private List<FieldModel> path(Item item) {
    Token token = item.name();
    Token alias = item.alias();
    String name = columns.unqualified(token.text());
    Optional<ExportColumn> column = columns.find(token.text());
    if (column.isEmpty()) {
      FieldModel embedded = ExportBinder.embedded(type, name);
      if (embedded == null) {
        throw token.error(columns.unknown(token.text()));
      }
      checkNotRenamed(alias);
      return List.of(embedded);
    }
    if (!(column.get().path().getFirst() instanceof ScalarField)) {
      checkNotRenamed(alias);
    }
    return column.get().named(alias == null ? name : alias.text()).path();
  }

  private static void checkNotRenamed(@Nullable Token alias) {
    if (alias != null) {
      throw alias.error("an embedded value and its columns keep their names.");
    }
  }
}
