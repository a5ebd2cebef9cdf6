package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.write.MutationField;
import dev.fraiseql.processor.declared.ComputedDeclaration;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.EnumDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The declarations without those that have mistakes and the relations to them, so that operations
 * and observers on the rest can be checked in the same build.
 *
 * @param declarations types without a mistake, and the relations among them
 * @param missing the GraphQL names of what was removed
 */
public record ValidDeclarations(Declarations declarations, Set<String> missing) {
  private static final Pattern NAME = Pattern.compile("\\w+");

  public ValidDeclarations {
    missing = Set.copyOf(missing);
  }

  /** The valid declarations, after {@link Rules} have checked all of them. */
  public static ValidDeclarations of(Declarations declarations, Reporter reporter) {
    Set<String> missing = new HashSet<>();
    List<EnumDeclaration> enums = new ArrayList<>(declarations.enums());
    enums.removeIf(declared -> reporter.blames(declared.origin()));
    Set<String> known =
        enums.stream()
            .map(declared -> declared.model().name())
            .collect(Collectors.toCollection(HashSet::new));
    List<ScalarDeclaration> scalars = new ArrayList<>(declarations.scalars());
    scalars.removeIf(scalar -> reporter.blames(scalar.origin()));
    scalars.forEach(scalar -> known.add(scalar.name().value()));
    List<TypeDeclaration> types = new ArrayList<>();
    for (TypeDeclaration type : declarations.types()) {
      if (isSound(type, known, reporter)) {
        types.add(type);
      } else {
        missing.addAll(List.of(type.name().value(), type.singular(), type.plural().value()));
        for (MutationField field : MutationField.values()) {
          missing.add(field.name(type.name().value(), type.plural().value()));
        }
      }
    }
    for (MethodClassDeclaration each : declarations.methods()) {
      each.methods().forEach(method -> missing.add(method.name()));
    }
    Declarations rest = new Declarations(types, enums, List.of(), scalars);
    List<TypeDeclaration> closed = new ArrayList<>();
    for (TypeDeclaration type : types) {
      List<MemberDeclaration> members = new ArrayList<>(type.members());
      members.removeIf(member -> leadsOut(rest, type, member));
      type.members().stream()
          .filter(member -> !members.contains(member))
          .forEach(member -> missing.add(member.name()));
      closed.add(type.withMembers(members));
    }
    List<InterfaceDeclaration> interfaces = new ArrayList<>();
    for (InterfaceDeclaration each : declarations.interfaces()) {
      if (isSound(each, closed, reporter)) {
        interfaces.add(each);
      } else {
        missing.addAll(List.of(each.name().value(), each.plural().value()));
      }
    }
    return new ValidDeclarations(new Declarations(closed, enums, interfaces, scalars), missing);
  }

  private static boolean isSound(TypeDeclaration type, Set<String> known, Reporter reporter) {
    return type.shape().resolved()
        && !reporter.blames(type.origin())
        && type.everyMember()
            .noneMatch(member -> reporter.blames(member.origin()) || isUnknown(member, known))
        && type.computed().stream().allMatch(computed -> isSound(computed, known, reporter));
  }

  private static boolean isSound(
      ComputedDeclaration computed, Set<String> known, Reporter reporter) {
    return !reporter.blames(computed.result().origin())
        && !isUnknown(computed.result(), known)
        && computed.parameters().stream()
            .noneMatch(parameter -> reporter.blames(parameter.origin()));
  }

  private static boolean isSound(
      InterfaceDeclaration each, List<TypeDeclaration> types, Reporter reporter) {
    return !reporter.blames(each.origin())
        && each.accessors().stream().noneMatch(accessor -> reporter.blames(accessor.origin()))
        && each.permitted().stream()
            .allMatch(permitted ->
                types.stream()
                    .anyMatch(type -> type.javaClass().equals(permitted) && hasAll(type, each)));
  }

  /** A relation that leads to a broken type has been taken out of those that are left. */
  private static boolean hasAll(TypeDeclaration type, InterfaceDeclaration each) {
    return each.accessors().stream()
        .allMatch(accessor ->
            type.members().stream().anyMatch(member -> member.name().equals(accessor.field())));
  }

  /**
   * @param known the names of the enums and scalars without a mistake
   */
  private static boolean isUnknown(MemberDeclaration member, Set<String> known) {
    return switch (member.kind()) {
      case MemberKind.Unresolved _ -> true;
      case MemberKind.Value value -> isUnknown(value.type(), known);
      default -> false;
    };
  }

  private static boolean isUnknown(ValueType type, Set<String> known) {
    return (type.enumName() != null || type.custom() != null) && !known.contains(type.graphql());
  }

  private static boolean leadsOut(
      Declarations rest, TypeDeclaration type, MemberDeclaration member) {
    boolean relation =
        member.kind() instanceof MemberKind.ToOne || member.kind() instanceof MemberKind.ToMany;
    if (!relation) {
      return false;
    }
    Join join = rest.join(type, member);
    return !(join instanceof Join.ByColumns || join instanceof Join.ByTable);
  }

  /**
   * Whether an operation can be checked with the valid declarations: it names nothing that is
   * missing, nor anything derived from that, such as {@code ordersCount}.
   */
  public boolean suffices(OperationDeclaration operation) {
    return suffices(operation.text());
  }

  /** Whether an observer can be checked, in the same way. */
  public boolean suffices(ObserverDeclaration observer) {
    return observer.texts().allMatch(this::suffices);
  }

  private boolean suffices(String text) {
    return NAME.matcher(text).results().noneMatch(name -> isMissing(name.group()));
  }

  private boolean isMissing(String name) {
    return missing.stream()
        .anyMatch(gone ->
            name.startsWith(gone)
                && (name.length() == gone.length()
                    || Character.isUpperCase(name.charAt(gone.length()))));
  }
}
