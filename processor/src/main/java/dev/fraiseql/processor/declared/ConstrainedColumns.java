package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the columns of a type that constraints are about. */
public final class ConstrainedColumns {
  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<ConstrainedColumn> found = new ArrayList<>();

  private ConstrainedColumns(TypeModel type) {
    columns = type.columns();
    for (int i = 0; i < columns.size(); i++) {
      indexes.put(columns.get(i).name(), i);
    }
  }

  /** The columns of a type with constraints that its inputs can violate. */
  public static List<ConstrainedColumn> of(TypeDeclaration type, TypeModel model) {
    if (!model.isWritable()) {
      return List.of();
    }
    ConstrainedColumns columns = new ConstrainedColumns(model);
    columns.collect(type.members(), model.fields(), "", List.of());
    return columns.found;
  }

  /** The arguments of a method with constraints that calls can violate, by their indexes. */
  public static List<ConstrainedColumn> of(MethodDeclaration method) {
    List<ConstrainedColumn> found = new ArrayList<>();
    List<MethodDeclaration.Argument> arguments = method.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      MemberDeclaration member = arguments.get(i).value().member();
      List<Constraint> violable = violable(member, member.nullable());
      if (!violable.isEmpty()) {
        ValueType type = ((MemberKind.Value) member.kind()).type();
        found.add(
            new ConstrainedColumn(member.name(), i, type, member.nullable(), List.of(), violable));
      }
    }
    return found;
  }

  private static List<Constraint> violable(MemberDeclaration member, boolean nullable) {
    return member.constraints().stream()
        .filter(constraint ->
            !(constraint.kind() instanceof ConstraintKind.NotNull)
                || (nullable && !constraint.onElements()))
        .toList();
  }

  private void collect(
      List<MemberDeclaration> members,
      List<FieldModel> fields,
      String prefix,
      List<Integer> embedding) {
    for (int i = 0; i < members.size(); i++) {
      MemberDeclaration member = members.get(i);
      String name = prefix.isEmpty() ? member.name() : prefix + capitalized(member.name());
      switch (fields.get(i)) {
        case ScalarField scalar -> add(member, name, index(scalar.column()), embedding);
        case EmbeddedField embedded ->
            collect(
                ((MemberKind.Embedded) member.kind()).members(),
                embedded.fields(),
                name,
                embedded.nullable() ? indexes(embedded.fields()) : embedding);
        case ToOneField toOne ->
            toOne.columns().stream()
                .map(JoinColumn::column)
                .filter(Column::nullable)
                .findFirst()
                .ifPresent(column -> add(member, name, index(column), embedding));
        case FieldModel.ToManyField _ -> {}
      }
    }
  }

  private void add(MemberDeclaration member, String name, int index, List<Integer> embedding) {
    Column column = columns.get(index);
    List<Constraint> violable = violable(member, column.nullable());
    if (!violable.isEmpty()) {
      found.add(
          new ConstrainedColumn(
              name, index, column.type(), column.nullable(), embedding, violable));
    }
  }

  private List<Integer> indexes(List<FieldModel> fields) {
    List<Integer> within = new ArrayList<>();
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        within.add(index(scalar.column()));
      } else if (field instanceof EmbeddedField embedded) {
        within.addAll(indexes(embedded.fields()));
      }
    }
    return within;
  }

  private int index(Column column) {
    return Objects.requireNonNull(indexes.get(column.name()));
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
