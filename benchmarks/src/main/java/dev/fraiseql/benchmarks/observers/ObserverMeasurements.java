package dev.fraiseql.benchmarks.observers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All measurements of a command. */
final class ObserverMeasurements {
  private final Set<String> databases = new LinkedHashSet<>();
  private final List<DeliveryTurn> deliveries = new ArrayList<>();
  private final List<WebhookTurn> webhooks = new ArrayList<>();
  private final List<StepTimes> steps = new ArrayList<>();
  private final List<BacklogTurn> backlogs = new ArrayList<>();

  void database(String version) {
    databases.add(version);
  }

  void delivery(DeliveryTurn measured) {
    deliveries.add(measured);
  }

  void webhooks(WebhookTurn measured) {
    webhooks.add(measured);
  }

  void steps(StepTimes measured) {
    steps.add(measured);
  }

  void backlogs(List<BacklogTurn> measured) {
    backlogs.addAll(measured);
  }

  Set<String> databases() {
    return databases;
  }

  List<DeliveryTurn> deliveries() {
    return deliveries;
  }

  List<WebhookTurn> webhooks() {
    return webhooks;
  }

  List<StepTimes> steps() {
    return steps;
  }

  List<BacklogTurn> backlogs() {
    return backlogs;
  }
}
