package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;

/** An attribute of {@code @Relation} stands on the kind of relation it is for. */
final class RelationAttributeRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations
        .everyMember()
        .forEach(member -> {
          MemberAnnotations.RelationAnnotation annotation = member.annotations().relation();
          if (annotation != null && member.kind() instanceof MemberKind.ToOne) {
            checkToOne(member, annotation, reporter);
          } else if (annotation != null && member.kind() instanceof MemberKind.ToMany) {
            checkToMany(member, annotation, reporter);
          }
        });
  }

  private static void checkToOne(
      MemberDeclaration member,
      MemberAnnotations.RelationAnnotation annotation,
      Reporter reporter) {
    if (annotation.columnsTwice()) {
      report(
          member,
          annotation.columns().origin(),
          "column = ..., columns = ...",
          "which mean the same: keep one",
          reporter);
    }
    if (annotation.mappedBy().given()) {
      report(
          member,
          annotation.mappedBy().origin(),
          "mappedBy = ...",
          "which is for a List or Set: a to-one relation is stored in its own columns",
          reporter);
    }
    MemberAnnotations.JoinAnnotation through = annotation.through();
    if (through != null) {
      report(
          member,
          through.table().origin(),
          "through = ...",
          "which is for a List or Set: a to-one relation is stored in its own columns",
          reporter);
    }
  }

  private static void checkToMany(
      MemberDeclaration member,
      MemberAnnotations.RelationAnnotation annotation,
      Reporter reporter) {
    if (annotation.columns().given()) {
      report(
          member,
          annotation.columns().origin(),
          "column = ...",
          "which is for a to-one relation: the columns of a to-many are those of the relation that"
              + " points back",
          reporter);
    }
    if (annotation.onDelete().given()) {
      report(
          member,
          annotation.onDelete().origin(),
          "onDelete = ...",
          "which is for a to-one relation: put it on the one that points back",
          reporter);
    }
    MemberAnnotations.JoinAnnotation through = annotation.through();
    if (through != null && annotation.mappedBy().given()) {
      report(
          member,
          annotation.mappedBy().origin(),
          "mappedBy = ..., through = ...",
          "which exclude each other: keep one",
          reporter);
    }
    if (member.nullable()) {
      reporter.report(Diagnostic.NULLABLE_TO_MANY, member.origin(), member.qualifiedName());
    }
  }

  private static void report(
      MemberDeclaration member, Origin origin, String attribute, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.MISPLACED_RELATION_ATTRIBUTE, origin, member.qualifiedName(), attribute, why);
  }
}
