package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class annotated with {@code @Type}.
 *
 * @param packageName empty for the unnamed package
 * @param javaClass its canonical name
 * @param shape what kind of class it is
 * @param name in GraphQL
 * @param plural of the root field that gives a list
 * @param schema the database schema; null for the connection's own
 * @param table the table or view
 * @param naming of the names in the database that are not given
 * @param noKey where {@code key = Key.NONE} stands; null if the fields with {@code @Id} are the key
 * @param writes how mutations write rows
 * @param members in the order of declaration
 * @param computed methods that are fields, in the order of declaration
 * @param origin its declaration
 */
public record TypeDeclaration(
    String packageName,
    String javaClass,
    Shape shape,
    Attribute<String> name,
    Attribute<String> plural,
    @Nullable String schema,
    Attribute<String> table,
    DatabaseNaming naming,
    boolean readOnly,
    @Nullable Origin noKey,
    TypeWrites writes,
    List<MemberDeclaration> members,
    List<ComputedDeclaration> computed,
    Doc doc,
    Origin origin) {
  public TypeDeclaration {
    members = List.copyOf(members);
    computed = List.copyOf(computed);
  }

  /**
   * What the language says about an annotated class.
   *
   * @param kind as people say it: {@code record}, {@code class}, {@code interface} ...
   * @param hidden whether it, or a class around it, is private
   * @param generic whether it has type parameters
   * @param resolved whether javac knows its superclass
   */
  public record Shape(String kind, boolean hidden, boolean generic, boolean resolved) {}

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }

  /** The same type with other members. */
  public TypeDeclaration withMembers(List<MemberDeclaration> others) {
    return new TypeDeclaration(
        packageName,
        javaClass,
        shape,
        name,
        plural,
        schema,
        table,
        naming,
        readOnly,
        noKey,
        writes.among(others.stream().map(MemberDeclaration::name).toList()),
        others,
        computed,
        doc,
        origin);
  }

  /** Whether it can have rows at all: it is a record or a class. */
  public boolean isClass() {
    return shape.kind().equals("record") || shape.kind().equals("class");
  }

  /** Whether mutations write its rows: those of a table, which have a key. */
  public boolean isWritable() {
    return !readOnly && noKey == null;
  }

  /** The member of that name. */
  public Optional<MemberDeclaration> member(String field) {
    return members.stream().filter(member -> member.name().equals(field)).findFirst();
  }

  /** The root field that gives one row. */
  public String singular() {
    return DatabaseNaming.decapitalized(name.value());
  }

  /** The parts of the key: members with {@code @Id} that hold a value. */
  public List<MemberDeclaration> key() {
    return members.stream()
        .filter(member ->
            member.annotations().id() != null && member.kind() instanceof MemberKind.Value)
        .toList();
  }

  /** All members, each embedded one followed by those that it consists of. */
  public Stream<MemberDeclaration> everyMember() {
    return members.stream().flatMap(MemberDeclaration::withNested);
  }

  /** The table as a person would write it, for telling two of them apart. */
  public String qualifiedTable() {
    String qualified = schema == null ? table.value() : schema + '.' + table.value();
    return qualified.toLowerCase(Locale.ROOT);
  }
}
