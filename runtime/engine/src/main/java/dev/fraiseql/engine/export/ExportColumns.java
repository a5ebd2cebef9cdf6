package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a type by every name that an export may use: the database's, then GraphQL's where
 * it is not taken, with a dot between an embedded field and its own ({@code address.city}).
 */
final class ExportColumns implements ColumnNames {
  private final TypeModel type;
  private final Map<String, ExportColumn> byName = new LinkedHashMap<>();

  ExportColumns(TypeModel type) {
    this.type = type;
    Map<String, ExportColumn> byGraphQlName = new LinkedHashMap<>();
    fields(type.fields(), List.of(), "", byGraphQlName);
    fields(List.copyOf(type.foreignKeys()), List.of(), "", byGraphQlName);
    byGraphQlName.forEach(byName::putIfAbsent);
  }

  private void fields(
      List<FieldModel> fields,
      List<FieldModel> outer,
      String prefix,
      Map<String, ExportColumn> byGraphQlName) {
    for (FieldModel field : fields) {
      List<FieldModel> path = new ArrayList<>(outer);
      path.add(field);
      switch (field) {
        case ScalarField scalar -> {
          ExportColumn column = new ExportColumn(scalar.column(), scalar.isId(), path);
          byName.putIfAbsent(scalar.column().name(), column);
          byGraphQlName.putIfAbsent(prefix + scalar.name(), column);
        }
        case EmbeddedField embedded ->
            fields(embedded.fields(), path, prefix + embedded.name() + ".", byGraphQlName);
        case ToOneField toOne -> {}
        case ToManyField toMany -> {}
      }
    }
  }

  @Override
  public Optional<ExportColumn> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names. */
  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  @Override
  public String unknown(String name) {
    return "\""
        + ExportError.cut(name)
        + "\" is no column of "
        + type.table().name()
        + "."
        + Suggestions.sentence(name, byName.keySet());
  }
}
