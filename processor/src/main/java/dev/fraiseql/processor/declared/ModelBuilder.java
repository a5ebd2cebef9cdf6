package dev.fraiseql.processor.declared;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes the model of declarations in which no rule finds a mistake. */
public final class ModelBuilder {
  private final Declarations declarations;
  private final Columns columns;
  private final boolean nanoseconds;

  /**
   * A builder of the model of these declarations.
   *
   * @param nanoseconds whether Arrow is to count moments in these, and not in microseconds
   */
  public ModelBuilder(Declarations declarations, boolean nanoseconds) {
    this.declarations = declarations;
    this.nanoseconds = nanoseconds;
    columns = new Columns(declarations.types());
  }

  /** The model, for a build for these databases. */
  public Model build(Collection<Database> databases) {
    return new Model(
        declarations.types().stream().map(this::type).toList(),
        declarations.enums().stream().map(EnumDeclaration::model).toList(),
        declarations.interfaces().stream().map(this::interfaceModel).toList(),
        declarations.scalars().stream().map(ScalarDeclaration::model).toList(),
        databases,
        declarations.methods().stream()
            .flatMap(type -> type.methods().stream())
            .map(this::method)
            .toList(),
        declarations.objects().stream().map(ObjectDeclaration::model).toList());
  }

  private MethodModel method(MethodDeclaration method) {
    return new MethodModel(
        method.name(),
        method.mutation(),
        method.arguments().stream().map(each -> each.value().model()).toList(),
        result(method),
        method.doc());
  }

  private MethodModel.Result result(MethodDeclaration method) {
    return switch (method.result()) {
      case MethodDeclaration.Nothing nothing -> new MethodModel.Nothing();
      case MethodDeclaration.Value(ValueDeclaration value) ->
          new MethodModel.Value(value.value().type(), value.isId(), value.member().nullable());
      case MethodDeclaration.Rows rows ->
          new MethodModel.Rows(
              declarations.ofClass(rows.javaClass()).orElseThrow().name().value(),
              rows.form().list(),
              rows.form().nullable());
      case MethodDeclaration.Objects(String javaClass, var form) ->
          new MethodModel.Objects(
              declarations.objects().stream()
                  .filter(object -> object.javaClass().equals(javaClass))
                  .findFirst()
                  .orElseThrow()
                  .name(),
              form.list(),
              form.nullable());
      case MethodDeclaration.Unsupported _, MethodDeclaration.Unresolved _ ->
          throw new IllegalStateException("no rule objected to " + method.qualifiedName());
    };
  }

  private InterfaceModel interfaceModel(InterfaceDeclaration each) {
    return new InterfaceModel(
        each.name().value(),
        each.plural().value(),
        each.permitted().stream()
            .map(type -> declarations.ofClass(type).orElseThrow().name().value())
            .sorted()
            .toList(),
        each.accessors().stream().map(InterfaceDeclaration.Accessor::field).toList(),
        each.doc());
  }

  private TypeModel type(TypeDeclaration type) {
    List<FieldModel> fields = fields(type, type.members(), false);
    TypeModel stored = type(type, fields, List.of());
    if (type.computed().isEmpty()) {
      return stored;
    }
    int ordinal = fields.size() + stored.foreignKeys().size();
    List<ComputedField> computed = new ArrayList<>();
    for (ComputedDeclaration each : type.computed()) {
      computed.add(computed(type, each, ordinal + computed.size()));
    }
    return type(type, fields, computed);
  }

  private static TypeModel type(
      TypeDeclaration type, List<FieldModel> fields, List<ComputedField> computed) {
    return new TypeModel(
        type.name().value(),
        type.singular(),
        type.plural().value(),
        type.javaClass(),
        new Table(type.schema(), type.table().value()),
        type.readOnly(),
        fields,
        computed,
        type.doc(),
        WriteModels.of(type));
  }

  private ComputedField computed(TypeDeclaration type, ComputedDeclaration computed, int ordinal) {
    MemberDeclaration result = computed.result();
    return new ComputedField(
        result.name(),
        ordinal,
        counted(((MemberKind.Value) result.kind()).type()),
        result.nullable(),
        computed.parameters().stream().map(parameter -> column(type, parameter.name())).toList(),
        result.doc());
  }

  private Column column(TypeDeclaration type, String field) {
    MemberDeclaration member =
        type.members().stream().filter(each -> each.name().equals(field)).findFirst().orElseThrow();
    return counted(Columns.column(member, (MemberKind.Value) member.kind(), false));
  }

  /**
   * @param optional whether they are nullable whatever their own types say
   */
  private List<FieldModel> fields(
      TypeDeclaration type, List<MemberDeclaration> members, boolean optional) {
    List<FieldModel> fields = new ArrayList<>();
    for (MemberDeclaration member : members) {
      fields.add(field(type, member, fields.size(), optional));
    }
    return fields;
  }

  private FieldModel field(
      TypeDeclaration type, MemberDeclaration member, int ordinal, boolean optional) {
    return switch (member.kind()) {
      case MemberKind.Value value ->
          new ScalarField(
              member.name(),
              ordinal,
              counted(column(type, member, value, optional)),
              member.annotations().id() != null,
              member.isId(),
              member.doc(),
              WriteModels.rule(type, member, value));
      case MemberKind.Embedded embedded ->
          new EmbeddedField(
              member.name(),
              ordinal,
              embedded.type(),
              member.nullable(),
              fields(type, embedded.members(), columns.isOptional(embedded)),
              member.doc());
      case MemberKind.ToOne toOne -> {
        Join.ByColumns join = (Join.ByColumns) declarations.join(type, member);
        yield new ToOneField(
            member.name(),
            ordinal,
            join.target().name().value(),
            member.nullable(),
            counted(join.columns()),
            member.doc(),
            WriteModels.onDelete(member));
      }
      case MemberKind.ToMany toMany ->
          switch (declarations.join(type, member)) {
            case Join.ByColumns(TypeDeclaration target, List<JoinColumn> columns) ->
                new ToManyField(
                    member.name(),
                    ordinal,
                    target.name().value(),
                    counted(columns),
                    null,
                    member.doc());
            case Join.ByTable(TypeDeclaration target, var table) ->
                new ToManyField(
                    member.name(),
                    ordinal,
                    target.name().value(),
                    List.of(),
                    new JoinTable(table.table(), counted(table.source()), counted(table.inverse())),
                    member.doc());
            default -> throw unchecked(member);
          };
      case MemberKind.Unsupported _,
          MemberKind.Unresolved _,
          MemberKind.Unembeddable _,
          MemberKind.Recursion _ ->
          throw unchecked(member);
    };
  }

  /** The column of a read-only field is that of the field that is not. */
  private Column column(
      TypeDeclaration type, MemberDeclaration member, MemberKind.Value value, boolean optional) {
    Column own = Columns.column(member, value, optional);
    return member.isReadOnly() ? columns.named(type, own.name()).orElse(own) : own;
  }

  private List<JoinColumn> counted(List<JoinColumn> pairs) {
    return pairs.stream()
        .map(pair -> new JoinColumn(counted(pair.column()), counted(pair.other())))
        .toList();
  }

  private Column counted(Column column) {
    return column.withType(counted(column.type()));
  }

  private ValueType counted(ValueType type) {
    return nanoseconds ? type.inNanoseconds() : type;
  }

  private static IllegalStateException unchecked(MemberDeclaration member) {
    return new IllegalStateException("no rule objected to " + member.qualifiedName());
  }
}
