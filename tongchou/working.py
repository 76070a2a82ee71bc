"""Who works with whom, as a person reads it in a terminal."""

from __future__ import annotations

from rich.console import Console

from api.networks import NetworkAnswer
from tongchou.tables import print_rows, visible

SHOWN = 25
_KINDS = {"co": "共同承担", "lead": "牵头→配合", "two-mode": "部门—任务"}


def print_network(answer: NetworkAnswer, console: Console) -> None:
    """The network as a whole in a sentence, its most tied nodes, its heaviest ties."""
    whole = answer.whole
    told = (
        f"{_KINDS[answer.kind]}网络：{answer.plans} 个规划、{answer.tasks} 项任务，"
        f"{whole.nodes} 个节点、{whole.edges} 条边；"
        f"密度 {whole.density:.3f}，{whole.components} 个分支，{whole.communities} 个社群"
    )
    more = {"聚类系数": whole.clustering, "中心势": whole.centralization, "模块度": whole.modularity}
    told += "".join(f"，{name} {value:.3f}" for name, value in more.items() if value is not None)
    console.print(visible(f"{told}。", "bold"), soft_wrap=True)
    names = {node.id: node.name for node in answer.nodes}
    nodes = [node for node in answer.nodes if node.mode == "department"][:SHOWN]
    leads = answer.kind == "lead"
    columns = ("部门", "任务", "度", "强度", *(("牵头", "配合") if leads else ()), "中介", "特征向量", "社群")
    rows = [
        (
            node.name,
            node.tasks,
            node.degree,
            node.strength,
            *((node.leads, node.assists) if leads else ()),
            f"{node.betweenness:.3f}",
            f"{node.eigenvector:.3f}",
            node.community,
        )
        for node in nodes
    ]
    print_rows(columns, rows, console)
    if answer.kind != "two-mode":
        ties = [
            (names[edge.source], "→" if leads else "—", names[edge.target], edge.weight)
            for edge in answer.edges[:SHOWN]
        ]
        print_rows(("部门", "", "部门", "任务"), ties, console)
