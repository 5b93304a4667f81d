"""Strongly connected components."""

from __future__ import annotations


def components(follow: tuple[dict[int, int], ...]) -> list[list[int]]:
    """Return the strongly connected components, each after those it leads to (Tarjan, without recursion)."""
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(follow)):
        if root in order:
            continue
        work = [(root, iter(follow[root]))]
        order[root] = lowest[root] = len(order)
        path.append(root)
        on_path.add(root)
        while work:
            position, targets = work[-1]
            for target in targets:
                if target not in order:
                    order[target] = lowest[target] = len(order)
                    path.append(target)
                    on_path.add(target)
                    work.append((target, iter(follow[target])))
                    break
                if target in on_path:
                    lowest[position] = min(lowest[position], order[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[position])
                if lowest[position] == order[position]:
                    component = [path.pop()]
                    while component[-1] != position:
                        component.append(path.pop())
                    on_path.difference_update(component)
                    found.append(component)
    return found
