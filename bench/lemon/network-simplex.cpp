// The same instance solved by LEMON's network simplex: leaving a mentee out is an arc dearer than any change of pairs.
// Reads Int32 little-endian from a file: mentees, mentors, edges, starts[mentees + 1], mentors[edges], suitability[edges], capacities[mentors].
// Answers one JSON: placed, total, CPU ms of each repetition (building the graph is not counted) and the peak memory in MB.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int64_t, int64_t>;

static double cpuMs() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int, char **argv) {
  FILE *file = std::fopen(argv[1], "rb");
  const int repetitions = std::atoi(argv[2]);
  int32_t sizes[3];
  if (!file || std::fread(sizes, 4, 3, file) != 3) return 1;
  const int mentees = sizes[0], mentors = sizes[1], edges = sizes[2];
  std::vector<int32_t> starts(mentees + 1), ends(edges), points(edges), capacities(mentors);
  for (std::vector<int32_t> *part : {&starts, &ends, &points, &capacities})
    if (!part->empty() && std::fread(part->data(), 4, part->size(), file) != part->size()) return 1;
  std::fclose(file);

  const int64_t outCost = 1001LL * (mentees + 1);
  Graph graph;
  graph.reserveNode(mentees + mentors + 2);
  graph.reserveArc(edges + 2 * mentees + mentors);
  const Graph::Node source = graph.addNode(), sink = graph.addNode();
  std::vector<Graph::Node> people(mentees + mentors);
  for (Graph::Node &node : people) node = graph.addNode();
  std::vector<Graph::Arc> pairs(edges);
  std::vector<int64_t> costs, capacitiesOfArcs;
  const auto add = [&](Graph::Node from, Graph::Node to, int64_t capacity, int64_t cost) {
    costs.push_back(cost);
    capacitiesOfArcs.push_back(capacity);
    return graph.addArc(from, to);
  };
  for (int mentee = 0; mentee < mentees; mentee++) {
    add(source, people[mentee], 1, 0);
    add(people[mentee], sink, 1, outCost);
    for (int edge = starts[mentee]; edge < starts[mentee + 1]; edge++)
      pairs[edge] = add(people[mentee], people[mentees + ends[edge]], 1, 1000 - points[edge]);
  }
  for (int mentor = 0; mentor < mentors; mentor++) add(people[mentees + mentor], sink, capacities[mentor], 0);
  Graph::ArcMap<int64_t> costOf(graph), capacityOf(graph);
  for (size_t arc = 0; arc < costs.size(); arc++) {
    costOf[graph.arcFromId(arc)] = costs[arc];
    capacityOf[graph.arcFromId(arc)] = capacitiesOfArcs[arc];
  }

  long placed = 0, total = 0;
  std::printf("{\"ms\":[");
  for (int repetition = 0; repetition < repetitions; repetition++) {
    Simplex simplex(graph);
    simplex.upperMap(capacityOf).costMap(costOf).stSupply(source, sink, mentees);
    const double before = cpuMs();
    if (simplex.run() != Simplex::OPTIMAL) return 1;
    std::printf(repetition ? ",%.3f" : "%.3f", cpuMs() - before);
    placed = total = 0;
    for (int edge = 0; edge < edges; edge++)
      if (simplex.flow(pairs[edge])) {
        placed++;
        total += points[edge];
      }
  }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf("],\"placed\":%ld,\"total\":%ld,\"mb\":%.0f}\n", placed, total, usage.ru_maxrss / 1024.0);
}
