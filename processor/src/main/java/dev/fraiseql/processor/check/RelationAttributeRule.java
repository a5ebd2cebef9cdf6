package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Content;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Marks;
import dev.fraiseql.processor.declared.Member;
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
          Marks.RelationMark mark = member.marks().relation();
          if (mark != null && member.content() instanceof Content.ToOne) {
            checkToOne(member, mark, reporter);
          } else if (mark != null && member.content() instanceof Content.ToMany) {
            checkToMany(member, mark, reporter);
          }
        });
  }

  private static void checkToOne(Member member, Marks.RelationMark mark, Reporter reporter) {
    if (mark.columnsTwice()) {
      report(
          member,
          mark.columns().origin(),
          "column = ..., columns = ...",
          "which say the same: keep one",
          reporter);
    }
    if (mark.mappedBy().given()) {
      report(
          member,
          mark.mappedBy().origin(),
          "mappedBy = ...",
          "which is for a List or Set: a to-one relation is held by its own columns",
          reporter);
    }
    Marks.JoinMark through = mark.through();
    if (through != null) {
      report(
          member,
          through.table().origin(),
          "through = ...",
          "which is for a List or Set: a to-one relation is held by its own columns",
          reporter);
    }
  }

  private static void checkToMany(Member member, Marks.RelationMark mark, Reporter reporter) {
    if (mark.columns().given()) {
      report(
          member,
          mark.columns().origin(),
          "column = ...",
          "which is for a to-one relation: the columns of a to-many are those of the relation that points back",
          reporter);
    }
    Marks.JoinMark through = mark.through();
    if (through != null && mark.mappedBy().given()) {
      report(
          member,
          mark.mappedBy().origin(),
          "mappedBy = ..., through = ...",
          "which exclude each other: keep one",
          reporter);
    }
    if (member.nullable()) {
      reporter.report(Diagnostic.NULLABLE_TO_MANY, member.origin(), member.qualifiedName());
    }
  }

  private static void report(
      Member member, Origin origin, String attribute, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.MISPLACED_RELATION_ATTRIBUTE, origin, member.qualifiedName(), attribute, why);
  }
}
