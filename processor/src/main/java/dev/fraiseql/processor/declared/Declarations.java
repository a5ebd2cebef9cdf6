package dev.fraiseql.processor.declared;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All declarations of a build.
 *
 * @param types by GraphQL name, then by class
 * @param enums that their members are of, by Java name
 * @param interfaces that some of the types implement, by GraphQL name
 * @param scalars those of this build and those that members are of, by GraphQL name
 */
public record Declarations(
    List<TypeDeclaration> types,
    List<EnumDeclaration> enums,
    List<InterfaceDeclaration> interfaces,
    List<ScalarDeclaration> scalars) {
  public Declarations {
    types = List.copyOf(types);
    enums = List.copyOf(enums);
    interfaces = List.copyOf(interfaces);
    scalars = List.copyOf(scalars);
  }

  /**
   * Whether javac knows every type in them: what it does not, another processor may be about to
   * write.
   */
  public boolean isResolved() {
    return types.stream().allMatch(type -> type.shape().resolved())
        && scalars.stream().allMatch(scalar -> scalar.shape().resolved())
        && Stream.concat(everyMember(), everyResult())
            .noneMatch(member -> member.kind() instanceof MemberKind.Unresolved);
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
    return types.stream().filter(type -> type.javaClass().equals(javaClass)).findFirst();
  }

  /** All members of all types, those of embedded classes once for each embedding. */
  public Stream<MemberDeclaration> everyMember() {
    return types.stream().flatMap(TypeDeclaration::everyMember);
  }

  /** How the rows of a relation are found, or why that cannot be told. */
  public Join join(TypeDeclaration type, MemberDeclaration relation) {
    return new Joins(this).join(type, relation);
  }
}
