package dev.fraiseql.benchmarks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is compared.
 *
 * @param databases {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}
 * @param contenders in the order of a round
 * @param questions in the order of the report
 */
record Subject(List<String> databases, List<Contender> contenders, List<Question> questions) {

  /** Everything, but for the hand-written server's second way to be asked. */
  static final Subject STANDARD =
      new Subject(
          List.of("sqlite", "postgresql", "mysql", "mariadb"),
          List.of(
              Contender.HAND_WRITTEN,
              Contender.COMPILED,
              Contender.AD_HOC,
              Contender.GRAPHQL_JAVA,
              Contender.POSTGRAPHILE),
          Workload.allQuestions());

  Subject onDatabases(List<String> names) {
    return new Subject(names, contenders, questions);
  }

  Subject amongContenders(List<String> names) {
    return new Subject(databases, names.stream().map(Contender::named).toList(), questions);
  }

  Subject without(Contender contender) {
    return new Subject(
        databases, contenders.stream().filter(other -> other != contender).toList(), questions);
  }

  /** The questions of these workloads. */
  Subject ofWorkloads(List<String> names) {
    return new Subject(
        databases,
        contenders,
        names.stream().flatMap(name -> Workload.named(name).questions().stream()).toList());
  }

  /**
   * These questions of any workload.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  Subject withQuestions(List<String> names) {
    List<Question> all = Workload.allQuestions();
    List<Question> chosen =
        all.stream().filter(question -> names.contains(question.name())).toList();
    List<String> unknown = new ArrayList<>(names);
    chosen.forEach(question -> unknown.remove(question.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No such question: %s. There are %s."
              .formatted(unknown, all.stream().map(Question::name).toList()));
    }
    return new Subject(databases, contenders, chosen);
  }

  /** The workloads whose rows are needed. */
  List<Workload> workloads() {
    return Arrays.stream(Workload.values())
        .filter(workload -> workload.isAskedBy(questions))
        .toList();
  }

  /** Those who are asked this question on that database, in the order of a round. */
  List<Contender> contenders(Question question, String database) {
    return contenders.stream().filter(contender -> contender.takes(question, database)).toList();
  }

  /** The questions that this contender is asked on that database. */
  List<Question> questions(Contender contender, String database) {
    return questions.stream().filter(question -> contender.takes(question, database)).toList();
  }
}
