package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All declarations of a build. */
public final class Declarations {
  private final List<TypeDeclaration> types;
  private final List<EnumDeclaration> enums;
  private final List<InterfaceDeclaration> interfaces;
  private final List<ScalarDeclaration> scalars;
  private final List<MethodClassDeclaration> methods;
  private final List<ObjectDeclaration> objects;
  private final Observers observers;
  private final Map<String, TypeDeclaration> byClass = new HashMap<>();
  private final Joins joins;

  /**
   * The declarations of a build.
   *
   * @param types sorted by GraphQL name, then by class
   * @param enums that their members are of, sorted by Java name
   * @param interfaces that some of the types implement, sorted by GraphQL name
   * @param scalars those of this build and those that members are of, sorted by GraphQL name
   */
  public Declarations(
      List<TypeDeclaration> types,
      List<EnumDeclaration> enums,
      List<InterfaceDeclaration> interfaces,
      List<ScalarDeclaration> scalars) {
    this(types, enums, interfaces, scalars, List.of(), List.of(), Observers.NONE);
  }

  /**
   * The declarations of a build with methods and observers.
   *
   * @param methods the classes with methods that are root fields, sorted by their names
   * @param objects that these methods return, sorted by Java name
   * @param observers with the actions outside of them
   */
  public Declarations(
      List<TypeDeclaration> types,
      List<EnumDeclaration> enums,
      List<InterfaceDeclaration> interfaces,
      List<ScalarDeclaration> scalars,
      List<MethodClassDeclaration> methods,
      List<ObjectDeclaration> objects,
      Observers observers) {
    this.methods = List.copyOf(methods);
    this.objects = List.copyOf(objects);
    this.observers = observers;
    this.types = List.copyOf(types);
    this.enums = List.copyOf(enums);
    this.interfaces = List.copyOf(interfaces);
    this.scalars = List.copyOf(scalars);
    types.forEach(type -> byClass.putIfAbsent(type.javaClass(), type));
    joins = new Joins(this.types, byClass);
  }

  /** The types, sorted by GraphQL name, then by class. */
  public List<TypeDeclaration> types() {
    return types;
  }

  /** The enums that members are of, sorted by Java name. */
  public List<EnumDeclaration> enums() {
    return enums;
  }

  /** The interfaces that some of the types implement, sorted by GraphQL name. */
  public List<InterfaceDeclaration> interfaces() {
    return interfaces;
  }

  /** The scalars of this build and those that members are of, sorted by GraphQL name. */
  public List<ScalarDeclaration> scalars() {
    return scalars;
  }

  /**
   * Whether javac knows every type in them: what it does not, another processor may be about to
   * write.
   */
  public boolean isResolved() {
    return types.stream().allMatch(type -> type.shape().resolved())
        && scalars.stream().allMatch(scalar -> scalar.shape().resolved())
        && Stream.of(everyMember(), everyResult(), everyArgument(), everyObjectField())
            .flatMap(members -> members)
            .noneMatch(member -> member.kind() instanceof MemberKind.Unresolved)
        && everyMethod()
            .noneMatch(method -> method.result() instanceof MethodDeclaration.Unresolved)
        && observers.isResolved();
  }

  /** The classes with methods that are root fields, sorted by their names. */
  public List<MethodClassDeclaration> methods() {
    return methods;
  }

  /** The records that these methods return, sorted by Java name. */
  public List<ObjectDeclaration> objects() {
    return objects;
  }

  /** The observers, and actions outside of them. */
  public Observers observers() {
    return observers;
  }

  private Stream<MethodDeclaration> everyMethod() {
    return methods.stream().flatMap(type -> type.methods().stream());
  }

  /** The arguments of all methods that are root fields. */
  public Stream<MemberDeclaration> everyArgument() {
    return everyMethod()
        .flatMap(method -> method.arguments().stream())
        .map(argument -> argument.value().member());
  }

  private Stream<MemberDeclaration> everyObjectField() {
    return objects.stream()
        .flatMap(object -> object.fields().stream())
        .map(ValueDeclaration::member);
  }

  /** The longest package that holds all types; empty for none. */
  public String commonPackage() {
    List<String> common = null;
    for (TypeDeclaration type : types) {
      List<String> parts = List.of(type.packageName().split("\\."));
      int same = 0;
      while (common != null
          && same < Math.min(common.size(), parts.size())
          && common.get(same).equals(parts.get(same))) {
        same++;
      }
      common = common == null ? parts : common.subList(0, same);
    }
    return common == null ? "" : String.join(".", common);
  }

  /** What all computed fields of all types give. */
  public Stream<MemberDeclaration> everyResult() {
    return types.stream()
        .flatMap(type -> type.computed().stream())
        .map(ComputedDeclaration::result);
  }

  /** The type of a class, by its canonical name. */
  public Optional<TypeDeclaration> ofClass(String javaClass) {
    return Optional.ofNullable(byClass.get(javaClass));
  }

  /** All members of all types, those of embedded classes once for each embedding. */
  public Stream<MemberDeclaration> everyMember() {
    return types.stream().flatMap(TypeDeclaration::everyMember);
  }

  /**
   * The columns of a value or a to-one relation; none for anything else, or if they are unknown.
   */
  public List<Column> columns(TypeDeclaration type, MemberDeclaration member) {
    return switch (member.kind()) {
      case MemberKind.Value value -> List.of(Columns.column(member, value, false));
      case MemberKind.ToOne _ when join(type, member) instanceof Join.ByColumns join ->
          join.columns().stream().map(JoinColumn::column).toList();
      default -> List.of();
    };
  }

  /** How the rows of a relation are found, or why that is unknown. */
  public Join join(TypeDeclaration type, MemberDeclaration relation) {
    return joins.join(type, relation);
  }
}
